import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Contact, Officer, People } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { isConditionFailed } from "./errors.ts";
import { codeRow, contactRow, evidenceRow, formerContactRow, officerRow } from "./keys.ts";

/** Wrong codes that a slot's code bears. */
export const MAX_TRIES = 5;

/** Contacts, officers, access codes and signing evidence in the table `people`. */
export const dynamoPeople = (client: DynamoDBClient, table: string): People =>
  faulting<People>("database-failed", {
    contactWrite: (agreementId, slot, contact) => ({
      Put: { TableName: table, Item: marshall({ ...contactRow(agreementId, slot), ...contact }) },
    }),
    evidenceWrite: (agreementId, slot, evidence) => ({
      Put: { TableName: table, Item: marshall({ ...evidenceRow(agreementId, slot), ...evidence }) },
    }),
    contact: (agreementId, slot) => contactAt(client, table, contactRow(agreementId, slot)),
    formerContactWrite: (agreementId, slot, generation, contact) => ({
      Put: { TableName: table, Item: marshall({ ...formerContactRow(agreementId, slot, generation), ...contact }) },
    }),
    formerContact: (agreementId, slot, generation) => contactAt(client, table, formerContactRow(agreementId, slot, generation)),
    putOfficer: async (officer) => {
      await client.send(
        new PutItemCommand({ TableName: table, Item: marshall({ ...officerRow(officer.party, officer.id), ...officer }) }),
      );
    },
    officers: async (party) => {
      const officers: Officer[] = [];
      const query = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: marshall({ ":pk": officerRow(party, "").pk }),
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) officers.push(...Items.map(officerOf));
      return officers;
    },
    putCode: (agreementId, slot, code) =>
      unlessConditionFails(
        client.send(
          new PutItemCommand({
            TableName: table,
            Item: marshall({ ...codeRow(agreementId, slot), ...code, tries: 0, attempt: "" }),
            ConditionExpression: "attribute_not_exists(pk) OR mac <> :mac",
            ExpressionAttributeValues: marshall({ ":mac": code.mac }),
          }),
        ),
      ),
    countTry: (agreementId, slot, attempt) => countTry({ client, table, key: codeRow(agreementId, slot) }, attempt),
    // Erased meanwhile: an update must not make the row anew.
    clearTries: (agreementId, slot) =>
      unlessConditionFails(
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: marshall(codeRow(agreementId, slot)),
            UpdateExpression: "SET tries = :none",
            ConditionExpression: "attribute_exists(pk)",
            ExpressionAttributeValues: marshall({ ":none": 0 }),
          }),
        ),
      ),
  });

const contactAt = async (
  client: DynamoDBClient,
  table: string,
  key: ReturnType<typeof contactRow>,
): Promise<Contact | undefined> => {
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }));
  if (!Item) return undefined;
  const { mail, setBy, salt } = unmarshall(Item);
  return { mail, setBy, salt };
};

/** A write that has nothing to do where its condition fails. */
const unlessConditionFails = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

const officerOf = (item: Parameters<typeof unmarshall>[0]): Officer => {
  const { pk: _, sk: __, ...officer } = unmarshall(item);
  return officer as Officer;
};

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
  const { mac, generation, tries } = unmarshall(item ?? {});
  return { code: { mac, generation }, triesLeft: MAX_TRIES - tries };
};
