import { ROUTES } from "../../shared/api/routes.ts";
import { ask, isGateways } from "./bad-input/ask.ts";
import { boards } from "./bad-input/boards.ts";
import { casesOf, MATRIX, rightRequest } from "./bad-input/matrix.ts";
import { foreignAgreements, repeats, staleEdits } from "./bad-input/officers.ts";
import { refusals } from "./bad-input/refusals.ts";
import { accessCodes, alteredTokens, signatures } from "./bad-input/signatories.ts";
import { type Stage, setStage, unchanged } from "./bad-input/stage.ts";
import { entries } from "./bad-input/visitors.ts";

let stage: Stage;
const set = () => stage;
beforeAll(async () => {
  stage = await setStage();
}, 240_000);
afterAll(() => stage?.world.stop());

test("every route has its row", () => {
  expect(Object.keys(MATRIX).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
});

describe.each(ROUTES.map(({ name }) => name))("%s", (name) => {
  test.each(casesOf(name))("$title is $code", async ({ request, code }) => {
    const spoiled = await request(await rightRequest(name, stage), stage);
    const answer = await unchanged(stage, () => ask(stage.world, name, spoiled));
    if (code === "gateway") expect([isGateways(answer), answer.text]).toEqual([true, '{"message":"Unauthorized"}']);
    else expect(answer.body.code).toBe(code);
  });
});

describe("what one side may not know", () => foreignAgreements(set));
describe("the board of a side", () => boards(set));
describe("a refusal", () => refusals(set));
describe("an edit over an old state", () => staleEdits(set));
describe("a repeat", () => repeats(set));
describe("a token", () => alteredTokens(set));
describe("an access code", () => accessCodes(set));
describe("a signature", () => signatures(set));
describe("the register, once all have signed", () => entries(set));
