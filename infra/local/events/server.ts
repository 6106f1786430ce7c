import { z } from "zod";
import { AwsError, type Caller, type Listening, operation, type ServeOptions, serve } from "../aws-json.ts";
import { type Buses, type BusOptions, createBuses } from "./bus.ts";

const entryInput = z.strictObject({
  Source: z.string().min(1).max(256),
  DetailType: z.string().min(1).max(128),
  Detail: z.string(),
  EventBusName: z.string().default("default"),
  /** seconds since 1970 */
  Time: z.number().min(0).max(8.64e12).optional(),
  Resources: z.array(z.string()).optional(),
});
const putInput = z.strictObject({ Entries: z.array(entryInput).min(1).max(10) });
type Entry = z.output<typeof entryInput>;

const detailOf = (text: string): object | undefined => {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === "object" && detail !== null && !Array.isArray(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
};

const putEntry = (buses: Buses, entry: Entry): object => {
  if (entry.Source.startsWith("aws."))
    return { ErrorCode: "NotAuthorizedForSource", ErrorMessage: "Not authorized for the source." };
  const detail = detailOf(entry.Detail);
  if (!detail) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  const EventId = buses.put(arnOf(buses, entry), {
    source: entry.Source,
    "detail-type": entry.DetailType,
    detail,
    time: entry.Time === undefined ? undefined : new Date(entry.Time * 1000).toISOString(),
    resources: entry.Resources,
  });
  return { EventId };
};

const arnOf = (buses: Buses, { EventBusName }: Entry): string =>
  EventBusName.startsWith("arn:") ? EventBusName : buses.busArn(EventBusName);

const putEvents = (buses: Buses, entries: Entry[], caller: Caller) => {
  for (const entry of entries)
    caller.uses("events:PutEvents", arnOf(buses, entry), {
      "events:source": entry.Source,
      "events:detail-type": entry.DetailType,
    });
  const missing = entries.find((entry) => !buses.has(arnOf(buses, entry)));
  if (missing) throw new AwsError("ResourceNotFoundException", `Event bus ${missing.EventBusName} does not exist.`);
  const Entries = entries.map((entry) => putEntry(buses, entry));
  return { FailedEntryCount: Entries.filter((entry) => "ErrorCode" in entry).length, Entries };
};

/** The buses of `createBuses`, with PutEvents over HTTP for functions. */
export const startEvents = async (options: ServeOptions & BusOptions): Promise<Listening & Omit<Buses, "close">> => {
  const buses = createBuses(options);
  const operations = { PutEvents: operation(putInput, ({ Entries }, caller) => putEvents(buses, Entries, caller)) };
  const service = { name: "events", target: "AWSEvents", version: "1.1", invalid: "ValidationException", operations } as const;
  return { ...buses, ...(await serve(service, options, buses.close)) };
};
