import { QueryCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { isRefusal } from "../shared/domain/agreement/refusals.ts";
import { sideStream } from "../shared/domain/ids.ts";
import { draft } from "../shared/usecases/draft.ts";
import { type Cloud, nameIn, startCloud } from "./cloud.ts";
import type { Spent } from "./counting.ts";
import { life } from "./life.ts";
import { type Benchmark, median, rounded, type Section, timed } from "./measure.ts";
import { introduced } from "./officers.ts";
import { type Ports, portsOver } from "./ports.ts";
import { askedBy, particulars } from "./sample.ts";

/** What the design allows (section 3): a step that is not here has no budget. */
const EDIT = "1 Query, 1 transaction";
const BUDGETS: { readonly [step: string]: string } = {
  draft: EDIT,
  "propose-version": EDIT,
  share: EDIT,
  initial: EDIT,
  nominate: EDIT,
  open: EDIT,
  prove: "1 Query, 3 KMS",
  sign: `${EDIT}, 1 KMS`,
  "read of one agreement": "1 Query",
};

const LIVES = 3;
const APPENDS = 40;

/** Calls and capacity units of every step of an agreement's life, and the time of an append beside its bare calls. */
export const commands: Benchmark = async () => {
  const cloud = await startCloud();
  try {
    const ports = portsOver(cloud);
    await introduced(ports.people);
    return [await stepsOf(cloud, ports), await appends(cloud, ports)];
  } finally {
    await cloud.stop();
  }
};

/** Several lives one after the other; the calls and units of the last, as the first also reads what is then kept warm. */
const stepsOf = async ({ counter }: Cloud, ports: Ports): Promise<Section> => {
  const spent = new Map<string, Spent>();
  const times = new Map<string, number[]>();
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    counter.take();
    const { ms, result } = await timed(work);
    spent.set(name, counter.take());
    times.set(name, [...(times.get(name) ?? []), ms]);
    return result;
  };
  for (let lives = 0; lives < LIVES; lives++) await life(ports, step, lives);
  return {
    title: "Calls and capacity units of one step (a roadmap of three texts, two signatories)",
    columns: ["step", "budget", "read units", "write units", "ms", "calls"],
    rows: [...spent].map(([name, { calls, readUnits, writeUnits }]) => [
      name,
      BUDGETS[name] ?? "",
      readUnits,
      writeUnits,
      rounded(median(times.get(name) ?? [])),
      Object.entries(calls)
        .map(([call, count]) => `${count} ${call}`)
        .join(", "),
    ]),
    note: `Real adapters over the local services, in one process. Where a step runs several times in a life, the last is shown; ms is the median.`,
  };
};

/** `draft` beside the two requests that it cannot do without. */
const appends = async (cloud: Cloud, ports: Ports): Promise<Section> => {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let repeats = 0; repeats < APPENDS; repeats++) {
    const drafted = await timed(() => draft(ports.store, askedBy("KZ", "treaty-desk"), particulars));
    if (isRefusal(drafted.result)) throw new Error(`refused: ${drafted.result.refused}`);
    ours.push(drafted.ms);
    const [event] = await ports.store.stored(drafted.result.state.streamId);
    const streamId = sideStream("UZ", `floor${repeats}`);
    bare.push((await timed(() => bareCalls(cloud, { ...event, streamId }))).ms);
  }
  const floor = median(bare);
  return {
    title: "A command beside the two requests that it cannot do without",
    columns: ["what", "ms", "times the floor"],
    rows: [
      ["Query and TransactWriteItems of the same item (floor)", rounded(floor), 1],
      ["draft", rounded(median(ours)), rounded(median(ours) / floor)],
    ],
    note: `Medians of ${APPENDS}, in turn.`,
  };
};

const bareCalls = async (cloud: Cloud, item: { readonly streamId: string }): Promise<void> => {
  const TableName = nameIn(cloud, "table", "agreements");
  await cloud.dynamodb.send(
    new QueryCommand({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: "streamId = :stream",
      ExpressionAttributeValues: { ":stream": { S: item.streamId } },
    }),
  );
  const Put = { TableName, Item: marshall(item), ConditionExpression: "attribute_not_exists(version)" };
  await cloud.dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
};
