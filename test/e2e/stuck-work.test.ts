import type { LocalCloud } from "../../infra/local/boot.ts";
import { ApiError, until } from "../../infra/local/demo/api.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { deploy, makeTrust } from "../../infra/local/installation.ts";
import { deniedOf } from "./recorded-calls.ts";
import { functionRole, synthesized } from "./simulation.ts";
import { type Agreement, draftOn, isTrue, opened, type Stage, seen, stageOf, temporaryDirectory } from "./support.ts";

interface Step {
  readonly step: string;
  readonly state: string;
  readonly since: string;
  readonly failure?: { readonly code: string; readonly at: string };
}
interface Delivery {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly tries: number;
  readonly attempts: readonly { readonly messageId?: string }[];
  readonly to: { readonly mail: string };
}

const KZ = officer("KZ", "protocol-1");
let cloud: LocalCloud;
let stage: Stage;

/** As it is deployed, before `depositary ca init`. */
beforeAll(async () => {
  cloud = await deploy({ directory: temporaryDirectory() });
  stage = stageOf(cloud);
});
afterAll(() => cloud.stop());

const get = async <T>(path: string, who = KZ): Promise<T> =>
  (await stage.api<T>("GET", path, { authorization: await stage.signIn(who) })).body;
const post = async <T>(path: string, who = KZ) => stage.api<T>("POST", path, { authorization: await stage.signIn(who) });
const stepsOf = async ({ id }: Agreement) => (await get<{ steps: Step[] }>(`/v1/agreements/${id}/steps`)).steps;
const letters = async ({ id }: Agreement, who?: string) =>
  (await get<{ deliveries: Delivery[] }>(`/v1/agreements/${id}/deliveries`, who)).deliveries;

test("signing copies that cannot be made: seen with the reason, mended, tried again from the desk, done", async () => {
  const agreement = await opened(await draftOn(stage));
  const failing = await until("the failure", async () => (await stepsOf(agreement)).find(({ failure }) => failure));
  expect(failing).toMatchObject({ step: "prepare", state: "FAILING", failure: { code: "ca-missing" } });
  const { agreements } = await get<{ agreements: { id: string }[] }>("/v1/steps");
  expect(agreements.map(({ id }) => id)).toEqual([agreement.id]);

  await makeTrust(cloud);
  const answer = await post<{ steps: Step[] }>(`/v1/agreements/${agreement.id}/steps/prepare/retry`);
  expect([answer.status, answer.body.steps.map(({ step }) => step)]).toEqual([202, ["prepare"]]);
  await until("the signing copies", async () => isTrue((await seen(agreement)).prepared), 20);
  expect((await stepsOf(agreement)).filter(({ step }) => step === "prepare")).toEqual([]);
  await expect(post(`/v1/agreements/${agreement.id}/steps/prepare/retry`)).rejects.toBeInstanceOf(ApiError);

  const invitation = await until("the invitation", async () =>
    (await letters(agreement)).find(({ kind, state }) => kind === "invitation" && state === "SENT"),
  );
  const inbox = async () => (await stage.inbox()).filter(({ destination }) => destination.to.includes(invitation.to.mail));
  const links = async () => (await inbox()).map(({ body }) => /\/sign#([^\s>)"]+)/.exec(body.text ?? "")?.[1]);
  const [link] = await links();
  const again = await post<Delivery>(`/v1/agreements/${agreement.id}/deliveries/${invitation.id}/sending`);
  expect([again.status, again.body.state]).toEqual([202, "WAITING"]);
  await until("the second letter", async () => isTrue((await inbox()).length === 2));
  expect(await links()).toEqual([link, link]);
  const sent = await until("its record", async () =>
    (await letters(agreement)).find(({ id, tries }) => id === invitation.id && tries === 2),
  );
  expect(sent.attempts.map(({ messageId }) => typeof messageId)).toEqual(["string", "string"]);

  const theirs = JSON.stringify(await letters(agreement, officer("UZ", "protocol-1")));
  expect(theirs).toContain("@uz.example");
  expect(theirs).not.toContain("@kz.example");

  const calls = cloud.calls().filter(({ stack }) => stack !== "");
  const marks = (desk: string) =>
    calls.filter(
      ({ role, action, context }) =>
        role === desk && action === "dynamodb:UpdateItem" && /delivery#/.test(JSON.stringify(context)),
    );
  expect(marks(functionRole(synthesized(), "desk").logicalId)).toHaveLength(1);
  expect(await deniedOf(synthesized(), calls)).toEqual([]);
}, 90_000);
