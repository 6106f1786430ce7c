import { z } from "zod";
import { Fault } from "../../shared/domain/fault.ts";
import { issuesOf } from "./aws-json.ts";

/** A property that has no effect on one machine (tags, encryption at rest, a policy that others evaluate). */
export const withoutEffect = z.unknown().optional();

/** Seconds or counts; CloudFormation takes them as text too. */
export const integer = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);

/**
 * Reads the resolved properties of a template's resource.
 *
 * @throws Fault `local-template` naming the resource and each property that is wrong or not supported here.
 */
export const readProperties = <S extends z.ZodType>(schema: S, resource: string, properties: unknown): z.output<S> => {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  throw templateFault(resource, issuesOf(parsed.error));
};

export const templateFault = (resource: string, problem: string, cause?: unknown): Fault =>
  new Fault("local-template", `${resource}: ${problem}`, { retryable: false, cause });
