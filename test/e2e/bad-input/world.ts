import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { type Installation, install } from "../../../infra/local/installation.ts";
import { account, region } from "../../../infra/local/templates/account.ts";
import { kmsMacs } from "../../../shared/adapters/kms/macs.ts";
import { type Link, linkInput, linkToken } from "../../../shared/usecases/link.ts";
import type { Macs } from "../../../shared/usecases/ports.ts";
import { temporaryDirectory } from "../../fixtures/cloud/synth.ts";

/** A running cloud, and what a test may know of it that no caller does. */
export interface World {
  readonly publicUrl: string;
  readonly apiUrl: string;
  /** `Bearer …` of a sample officer. */
  readonly bearer: (who: string) => Promise<string>;
  readonly macs: Macs;
  /** A genuine link, as `notify` would make it. */
  readonly link: (link: Link) => Promise<string>;
  /** Every row of every table, as JSON lines in order. */
  readonly rows: () => Promise<readonly string[]>;
  readonly inbox: Installation["inbox"];
  readonly stop: () => Promise<void>;
}

/** Who may sign in and is an officer of no side here, or of another; by their groups. */
export const OUTSIDERS = {
  registrar: ["REGISTRY.registrar"],
  "two-sides": ["KZ.treaty-officer", "UZ.treaty-officer"],
  "no-side": [],
  "tj-treaty-desk": ["TJ.treaty-officer", "TJ.protocol-officer"],
} as const satisfies { readonly [user: string]: readonly string[] };

type Row = Record<string, unknown>;

export const startWorld = async (): Promise<World> => {
  const users = Object.entries(OUTSIDERS).map(([id, groups]) => ({ id, name: id, groups: [...groups] }));
  const cloud = await install({ directory: temporaryDirectory(), users });
  const client = (service: string) => ({
    region,
    endpoint: cloud.endpoints[`AWS_ENDPOINT_URL_${service}`] ?? "",
    credentials: cloud.credentials.of(`arn:aws:iam::${account}:role/operator`),
  });
  const kms = new KMSClient(client("KMS"));
  const dynamodb = new DynamoDBClient(client("DYNAMODB"));
  const refOf = (logicalId: string): string => cloud.resources.find((each) => each.logicalId === logicalId)?.ref ?? "";
  const macs = kmsMacs(kms, { link: refOf("keylink"), code: refOf("keycode"), session: refOf("keysession") });
  const rows = async (): Promise<readonly string[]> => {
    const all: Row[] = [];
    for (const table of ["agreements", "registry", "people", "work", "views"]) {
      const scan = paginateScan({ client: dynamodb }, { TableName: refOf(`table${table}`), ConsistentRead: true });
      for await (const { Items = [] } of scan) all.push(...Items.map((item) => ({ table, ...unmarshall(item) })));
    }
    // Tries are counted by address whatever becomes of them: of an agreement that says nothing.
    return all
      .filter(({ pk }) => !String(pk).startsWith("tries#"))
      .map((row) => JSON.stringify(row))
      .sort();
  };
  const bearers = new Map<string, Promise<string>>();
  const bearer = (who: string): Promise<string> => {
    const token = bearers.get(who) ?? cloud.token(who).then((access) => `Bearer ${access}`);
    bearers.set(who, token);
    return token;
  };
  return {
    publicUrl: cloud.publicUrl,
    apiUrl: cloud.apiUrl,
    bearer,
    macs,
    link: async (link) => linkToken(link, await macs.generate("link", linkInput(link))),
    rows,
    inbox: cloud.inbox,
    stop: async () => {
      kms.destroy();
      dynamodb.destroy();
      await cloud.stop();
    },
  };
};

/** Waits until no reaction has anything left to do, so that whatever changes next was changed by a request. */
export const settled = async ({ rows }: World): Promise<readonly string[]> => {
  const end = Date.now() + 60_000;
  let before: readonly string[] = [];
  for (;;) {
    const now = await rows();
    const busy = now.some((row) => row.includes('"pk":"step#'));
    if (!busy && now.join() === before.join()) return now;
    if (Date.now() > end) throw new Error("the reactions did not come to rest");
    before = now;
    await new Promise((wake) => setTimeout(wake, 200));
  }
};
