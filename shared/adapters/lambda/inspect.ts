import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { Paragraph } from "../../domain/comparison/compare.ts";
import { Fault } from "../../domain/fault.ts";
import type { Inspect, Inspection } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";

/**
 * Asks the function `inspect`, which has no rights: a crash or a time-out there is a Fault here, and no more. What it answers was written
 * beside a hostile file, and goes into an event: it is held to its shape.
 */
export const lambdaInspect = (client: LambdaClient, functionName: string): Inspect => {
  const inspect: Inspect = async (url) => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ url }) }),
    );
    const answer = parsed(Payload ? Buffer.from(Payload).toString("utf8") : "");
    if (FunctionError) throw failure(answer);
    if ("unread" in answer) throw new Fault("upload-unread", `the inspector could not read the file: ${oneLine(answer.unread)}`);
    return inspectionOf(answer) ?? fail("its answer is no inspection");
  };
  return faulting("inspector-unreachable", { inspect }).inspect;
};

type Answer = { readonly [name: string]: unknown };

const parsed = (text: string): Answer => {
  try {
    return { ...(JSON.parse(text) as Answer | null) };
  } catch {
    return {};
  }
};

const fail = (why: string): never => {
  throw new Fault("inspector-failed", why);
};

/** A function that could not even start says nothing about the file; an exit (out of memory) does. */
const NOT_STARTED = /^Runtime\.(?!ExitError|OutOfMemory)/;

const failure = ({ errorType, errorMessage }: Answer): Fault =>
  new Fault(NOT_STARTED.test(oneLine(errorType)) ? "inspector-unreachable" : "inspector-failed", oneLine(errorMessage));

const LONGEST = 300;

/** A text from beside the file as something that may be kept: well formed, without controls, short. */
const oneLine = (value: unknown): string =>
  (typeof value === "string" ? value : "")
    .slice(0, 4 * LONGEST)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .slice(0, LONGEST)
    .toWellFormed();

const WORD = /^[a-z][a-z0-9-]{0,39}$/;
const isWord = (value: unknown): value is string => typeof value === "string" && WORD.test(value);

/** Pages and characters at most: what the function itself keeps to. */
const MAX_PAGES = 500;
const MAX_CHARACTERS = 1_500_000;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text as it may be kept and shown: well formed, without controls. Undefined for anything else than a list of paragraphs. */
const paragraphsIn = (value: unknown): readonly Paragraph[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const paragraphs = value.map((each: unknown) => {
    const { page, text } = Object(each) as { page?: unknown; text?: unknown };
    return { page: Number(page), text: typeof text === "string" ? text.toWellFormed().replace(CONTROLS, " ") : "" };
  });
  const characters = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const isSound = paragraphs.every(({ page }) => Number.isSafeInteger(page) && page >= 1 && page <= MAX_PAGES);
  return isSound && characters <= MAX_CHARACTERS ? paragraphs : undefined;
};

const inspectionOf = ({ refused, detail, pages, flags, paragraphs }: Answer): Inspection | undefined => {
  if (isWord(refused)) return { refused, ...(detail === undefined ? {} : { detail: oneLine(detail) }) };
  const isSound = Number.isSafeInteger(pages) && Number(pages) > 0 && Array.isArray(flags) && flags.length <= 20;
  if (!isSound || !flags.every(isWord)) return undefined;
  const text = paragraphsIn(paragraphs);
  return { pages: Number(pages), flags, ...(text ? { paragraphs: text } : {}) };
};
