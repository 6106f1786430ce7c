import * as z from "zod";
import type { ReactionName } from "../api/reactions.ts";
import { STEP_NAMES } from "../domain/agreement/steps.ts";
import { Fault } from "../domain/fault.ts";
import { streamOfUpload } from "../usecases/propose-version.ts";

const time = z.iso.datetime({ offset: true });
const message = z.union([
  z.strictObject({ reaction: z.enum(STEP_NAMES), streamId: z.string().max(200), time: time.exactOptional() }),
  z.strictObject({ reaction: z.literal("intake"), key: z.string().max(1024) }),
  z.strictObject({ reaction: z.literal("clock"), time }),
]);
type Message = z.output<typeof message>;

/** What the reaction is about: a stream, or for the clock its time. */
const subjectOf = (name: ReactionName, body: Message): string => {
  if (body.reaction !== name) throw new Fault("message-misplaced", `${body.reaction} came to ${name}`, { retryable: false });
  if (body.reaction === "clock") return body.time;
  if ("streamId" in body) return body.streamId;
  // S3 spells an object's key in its events as a form does.
  const streamId = streamOfUpload(decodeURIComponent(body.key.replaceAll("+", " ")));
  if (!streamId) throw new Fault("message-misplaced", "the object is no upload of ours", { retryable: false });
  return streamId;
};

/** What has run out by the tick that queued a message has run out for the reaction too; a message that lay about is as of its receipt. */
const asOf = (body: Message): Date => new Date(Math.max(Date.now(), Date.parse(("time" in body && body.time) || "1970-01-01")));

/**
 * What a message asks of the reaction that received it: of which stream, or for the clock at which time, and as of when.
 * Faults: `message-misplaced`; zod's error or a SyntaxError for what is no message at all.
 */
export const messageOf = (name: ReactionName, body: string): { readonly subject: string; readonly asOf: Date } => {
  const read = message.parse(JSON.parse(body));
  return { subject: subjectOf(name, read), asOf: asOf(read) };
};
