import { messageOf } from "../../../shared/runtime/message.ts";

const STREAM = "agreement/e332pjkk6ra70h5m";
const now = "2026-11-25T09:00:00.000Z";

beforeEach(() => void jest.useFakeTimers({ now: new Date(now) }));
afterEach(() => void jest.useRealTimers());

type Name = Parameters<typeof messageOf>[0];

test.each<[string, Name, object, { subject: string; asOf: string }]>([
  ["an event's message", "seal", { reaction: "seal", streamId: STREAM }, { subject: STREAM, asOf: now }],
  [
    "a tick ahead of this machine",
    "publish",
    { reaction: "publish", streamId: STREAM, time: "2027-01-01T00:00:00.000Z" },
    { subject: STREAM, asOf: "2027-01-01T00:00:00.000Z" },
  ],
  [
    "a message that lay about",
    "publish",
    { reaction: "publish", streamId: STREAM, time: "2026-11-20T00:00:00.000Z" },
    { subject: STREAM, asOf: now },
  ],
  [
    "an uploaded object",
    "intake",
    { reaction: "intake", key: "uploads/side/KZ/e332pjkk6ra70h5m/1/0.pdf" },
    { subject: "side/KZ/e332pjkk6ra70h5m", asOf: now },
  ],
  [
    "an object's key as S3's events spell it",
    "intake",
    { reaction: "intake", key: "uploads%2Fagreement/e332pjkk6ra70h5m/2/0.pdf" },
    { subject: STREAM, asOf: now },
  ],
  [
    "the clock's time",
    "clock",
    { reaction: "clock", time: "2026-11-25T08:59:00Z" },
    { subject: "2026-11-25T08:59:00Z", asOf: now },
  ],
])("%s", (_, name, body, { subject, asOf }) => {
  expect(messageOf(name, JSON.stringify(body))).toEqual({ subject, asOf: new Date(asOf) });
});

test.each<[string, Name, unknown, RegExp]>([
  ["another reaction's", "seal", { reaction: "affix", streamId: STREAM }, /affix came to seal/],
  ["an object that is no upload of ours", "intake", { reaction: "intake", key: "uploads/elsewhere.pdf" }, /no upload of ours/],
  ["a member too many", "seal", { reaction: "seal", streamId: STREAM, force: true }, /force/],
  ["a time that is none", "seal", { reaction: "seal", streamId: STREAM, time: "tomorrow" }, /time/],
  ["a reaction that nobody knows", "seal", { reaction: "unseal", streamId: STREAM }, /reaction/],
  ["a text", "seal", "seal", /object/],
])("%s is no message for it", (_, name, body, says) => {
  expect(() => messageOf(name, JSON.stringify(body))).toThrow(says);
});

test("what is no JSON is no message", () => {
  expect(() => messageOf("seal", "{")).toThrow(SyntaxError);
});
