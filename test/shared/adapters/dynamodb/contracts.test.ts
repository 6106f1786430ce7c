import { describeStorage } from "../../../contracts/all.ts";
import { startDynamoStorage } from "../../../fixtures/dynamodb.ts";

describeStorage("on DynamoDB", startDynamoStorage);
