import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { CodeRow, Contact, Officer, People } from "../../usecases/ports.ts";
import { codeRow, contactRow, evidenceRow, officerRow } from "./keys.ts";

/** Wrong codes that a slot's code bears. */
export const MAX_TRIES = 5;

/** Contacts, officers, access codes and signing evidence in the table `people`. */
export const dynamoPeople = (client: DynamoDBClient, table: string): People => ({
  contactWrite: (agreementId, slot, contact) => ({
    Put: { TableName: table, Item: marshall({ ...contactRow(agreementId, slot), ...contact }) },
  }),
  evidenceWrite: (agreementId, slot, evidence) => ({
    Put: { TableName: table, Item: marshall({ ...evidenceRow(agreementId, slot), ...evidence }) },
  }),
  contact: async (agreementId, slot) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(contactRow(agreementId, slot)), ConsistentRead: true }),
    );
    return Item && (unmarshall(Item) as Contact);
  },
  putOfficer: async (officer) => {
    await client.send(
      new PutItemCommand({ TableName: table, Item: marshall({ ...officerRow(officer.party, officer.id), ...officer }) }),
    );
  },
  officers: async (party) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: marshall({ ":pk": officerRow(party, "").pk }),
      }),
    );
    return Items.map((item) => {
      const { pk: _, sk: __, ...officer } = unmarshall(item);
      return officer as unknown as Officer;
    });
  },
  putCode: async (agreementId, slot, code) => {
    await client.send(
      new PutItemCommand({ TableName: table, Item: marshall({ ...codeRow(agreementId, slot), ...code, tries: 0, attempt: "" }) }),
    );
  },
  countTry: (agreementId, slot, attempt) => countTry({ client, table, key: codeRow(agreementId, slot) }, attempt),
  clearTries: async (agreementId, slot) => {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall(codeRow(agreementId, slot)),
        UpdateExpression: "SET tries = :none",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: marshall({ ":none": 0 }),
      }),
    );
  },
});

type Counted = Awaited<ReturnType<People["countTry"]>>;

interface Row {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly key: ReturnType<typeof codeRow>;
}

/** The try is durable before its code is compared: five tries are five, whoever races. */
const countTry = async ({ client, table, key }: Row, attempt: string): Promise<Counted> => {
  try {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall(key),
        UpdateExpression: "SET tries = tries + :one, attempt = :attempt",
        ConditionExpression: "attribute_exists(pk) AND tries < :max AND attempt <> :attempt",
        ExpressionAttributeValues: marshall({ ":one": 1, ":max": MAX_TRIES, ":attempt": attempt }),
        ReturnValues: "ALL_NEW",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    return counted(Attributes);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (!error.Item) return "none";
    return unmarshall(error.Item).attempt === attempt ? counted(error.Item) : "locked";
  }
};

const counted = (item: Parameters<typeof unmarshall>[0] | undefined): Counted => {
  const { tries, ...code } = unmarshall(item ?? {}) as CodeRow & { tries: number };
  return { code, triesLeft: MAX_TRIES - tries };
};
