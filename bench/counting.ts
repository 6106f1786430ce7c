/** What was sent to the services since the last `take`. */
export interface Spent {
  /** Requests by operation, `DynamoDB Query`. */
  readonly calls: Readonly<Record<string, number>>;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface Counter {
  readonly count: (call: string) => void;
  readonly countUnits: (operation: string, consumed: readonly Consumed[]) => void;
  readonly take: () => Spent;
}

interface Consumed {
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

const READS = ["GetItemCommand", "QueryCommand", "BatchGetItemCommand", "ScanCommand", "TransactGetItemsCommand"];

export const newCounter = (): Counter => {
  let calls: Record<string, number> = {};
  let [readUnits, writeUnits] = [0, 0];
  return {
    count: (call) => {
      calls[call] = (calls[call] ?? 0) + 1;
    },
    countUnits: (operation, consumed) => {
      const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      if (READS.includes(operation)) readUnits += units;
      else writeUnits += units;
    },
    take: () => {
      const spent = { calls, readUnits, writeUnits };
      calls = {};
      [readUnits, writeUnits] = [0, 0];
      return spent;
    },
  };
};

interface Context {
  readonly commandName?: string;
}
type Next<A, R> = (args: A) => Promise<R>;

/** An SDK middleware for the step `deserialize`: it sees every request that is sent, a repeat too, and none that is only presigned. */
export const counting =
  (counter: Counter, service: string) =>
  <A, R>(next: Next<A, R>, { commandName = "" }: Context): Next<A, R> =>
  async (args) => {
    counter.count(`${service} ${commandName.replace(/Command$/, "")}`);
    const answer = await next(args);
    const { ConsumedCapacity = [] } = (answer as { output?: { ConsumedCapacity?: Consumed | readonly Consumed[] } }).output ?? {};
    counter.countUnits(commandName, [ConsumedCapacity].flat());
    return answer;
  };

/** For the step `initialize` of a DynamoDB client: asks for the capacity units of every request. */
export const askingForUnits =
  () =>
  <A extends { input: object }, R>(next: Next<A, R>): Next<A, R> =>
  (args) =>
    next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
