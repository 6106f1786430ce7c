import { dynamoViews } from "../../shared/adapters/dynamodb/views.ts";
import type { BoardLine } from "../../shared/domain/agreement/board.ts";
import { agreementIdOf } from "../../shared/domain/ids.ts";
import { listAgreements } from "../../shared/usecases/list-agreements.ts";
import { nameIn, random, startCloud } from "../cloud.ts";
import { median, rounded, type Section, timed } from "../measure.ts";
import { particulars } from "../sample.ts";

const SIZES = [10, 10_000];
const PAGE = 50;
const ROUNDS = 30;
const AT_ONCE = 50;

/** The first page of a board, and what waits for its own side, of few agreements and of many. */
export const board = async (): Promise<Section> => {
  const rows = [];
  for (const size of SIZES) rows.push(...(await openings(size)));
  const first = new Map<string, number>();
  return {
    title: "The board opens: first page of a side's agreements",
    columns: ["agreements", "asked", "lines", "calls", "read units", "ms", "× of the smaller"],
    rows: rows.map(({ size, asked, lines, calls, units, ms }) => {
      first.set(asked, first.get(asked) ?? ms);
      return [size, asked, lines, calls, units, rounded(ms), rounded(ms / (first.get(asked) ?? ms))];
    }),
    note: `Pages of ${PAGE} lines; the use case over the local DynamoDB, median of ${ROUNDS}.`,
  };
};

const openings = async (size: number) => {
  const cloud = await startCloud();
  try {
    const views = dynamoViews(cloud.dynamodb, nameIn(cloud, "table", "views"));
    for (let from = 0; from < size; from += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, each) => views.keep("KZ", lineOf(from + each))),
      );
    const officer = { party: "KZ", subject: "kz-treaty-desk" };
    const asks = { everything: {}, "what waits for its side": { waitsFor: "own-side" as const } };
    const rows = [];
    for (const [asked, filter] of Object.entries(asks)) {
      const times: number[] = [];
      let lines = 0;
      for (let round = 0; round < ROUNDS; round++) {
        cloud.counter.take();
        const { ms, result } = await timed(() => listAgreements(views, officer, { ...filter, limit: PAGE }));
        times.push(ms);
        lines = "body" in result ? result.body.agreements.length : 0;
      }
      const { calls, readUnits: units } = cloud.counter.take();
      const made = Object.entries(calls).map(([call, count]) => `${count} ${call.replace("DynamoDB ", "")}`);
      rows.push({ size, asked, lines, calls: made.join(", "), units, ms: median(times) });
    }
    return rows;
  } finally {
    await cloud.stop();
  }
};

/** Every second one waits for its own side. */
const lineOf = (number: number): BoardLine => {
  const id = agreementIdOf(Buffer.from(random(32)).toString("hex"));
  const { titles, form, session } = particulars;
  const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  return {
    streamId: `agreement/${id}`,
    version: 3,
    id,
    shared: true,
    titles,
    form,
    parties: ["KZ", "UZ"],
    session,
    states: { text: "NEGOTIATING", signature: "NOT_OPEN", entry: "NONE" },
    versions: 1,
    slots: [],
    waits: { act: "initial", parties: ["KZ", "UZ"], for: number % 2 === 0 ? "own-side" : "other-side", since: at },
    at,
  };
};
