import { agreementDocument } from "../../api/documents.ts";
import { isRefusal, refuse } from "../../domain/agreement/refusals.ts";
import { agreementIdOfStream } from "../../domain/ids.ts";
import { etagOf } from "../../usecases/asked.ts";
import { compareVersions } from "../../usecases/compare-versions.ts";
import { draft } from "../../usecases/draft.ts";
import { edit } from "../../usecases/edit.ts";
import { issueAccessCode } from "../../usecases/issue-access-code.ts";
import { listAgreements } from "../../usecases/list-agreements.ts";
import { nominate } from "../../usecases/nominate.ts";
import { proposeVersion } from "../../usecases/propose-version.ts";
import { readAgreement } from "../../usecases/read-agreement.ts";
import { readEvents } from "../../usecases/read-events.ts";
import { readSide } from "../../usecases/read-side.ts";
import { readText } from "../../usecases/read-text.ts";
import type { Stale, Uses } from "../http/surface.ts";
import { files, macs, people, random, store, views } from "../ports.ts";
import { outcomeOf, shown } from "./answering.ts";
import { everydayUses } from "./desk-everyday.ts";
import { workUses } from "./desk-work.ts";

const PAGE = 50;

/** `KZ-UZ-IGC.20`: no commission's name has a dot. */
const sessionNamed = (name: string) => {
  const [commission = "", ordinal] = name.split(".");
  return { commission, ordinal: Number(ordinal) };
};

/** The officers' use cases, by route. */
export const deskUses: Uses<"desk"> = {
  draft: async ({ asked, body }) => {
    const answer = outcomeOf(await draft(store(), asked, body));
    if (isRefusal(answer)) return answer;
    return { ...answer, location: `/v1/agreements/${(answer.body as { id: string }).id}` };
  },
  "list-agreements": ({ asked, query: { limit = PAGE, session, ...query } }) =>
    listAgreements(views(), asked.officer, { ...query, ...(session ? { session: sessionNamed(session) } : {}), limit }),
  "read-agreement": async ({ asked, params }) => {
    const state = await readAgreement(store(), asked.officer, params.id);
    return isRefusal(state) ? state : shown(state);
  },
  "read-events": ({ asked, params, query }) => readEvents(store(), asked.officer, { agreementId: params.id, ...query }),
  "read-side": async ({ asked, params }) => {
    const side = await readSide(store(), asked.officer, params.id);
    return isRefusal(side) ? side : { body: side };
  },
  "propose-version": async ({ asked, params, body }) => {
    const proposed = await proposeVersion({ store: store(), files: files() }, asked, {
      agreementId: params.id,
      announced: body.files,
    });
    if (isRefusal(proposed)) return proposed;
    const { state, number, uploads } = proposed;
    return { body: { number, uploads, agreement: agreementDocument(state) }, etag: etagOf(state) };
  },
  share: async ({ asked, params }) =>
    outcomeOf(await edit(store(), asked, { agreementId: params.id, command: { type: "share", by: asked.officer.party } })),
  initial: async ({ asked, params, body }) =>
    outcomeOf(
      await edit(store(), asked, { agreementId: params.id, command: { type: "initial", by: asked.officer.party, ...body } }),
    ),
  nominate: async ({ asked, params, body: { party, ...nominee } }) =>
    outcomeOf(
      await nominate({ store: store(), people: people(), random }, asked, {
        agreementId: params.id,
        nominee: { ...nominee, onto: party },
      }),
    ),
  "open-for-signature": async ({ asked, params, body }) =>
    outcomeOf(
      await edit(store(), asked, {
        agreementId: params.id,
        command: { type: "open-for-signature", by: asked.officer.party, ...body, now: asked.cause.at },
      }),
    ),
  ...everydayUses,
  ...workUses,
  "issue-access-code": async ({ asked, params }) => {
    const ports = { store: store(), people: people(), macs: macs() };
    const issued = await issueAccessCode(ports, asked, { agreementId: params.id, slot: params.slot });
    return isRefusal(issued) ? issued : { body: issued };
  },
  "compare-versions": async ({ asked, params, query }) => {
    const compared = await compareVersions({ store: store(), files: files() }, asked.officer, {
      agreementId: params.id,
      ...query,
    });
    return isRefusal(compared) ? compared : { body: compared };
  },
  "read-text": ({ asked, params }) =>
    readText({ store: store(), files: files() }, asked.officer, { agreementId: params.id, sha256: params.sha256 }),
  "list-officers": async ({ asked, params }) => {
    if (params.party !== asked.officer.party) return refuse("not-your-side");
    return { body: { officers: await people().officers(params.party) } };
  },
  "put-officer": async ({ asked, params, body }) => {
    if (params.party !== asked.officer.party) return refuse("not-your-side");
    const officer = { ...body, party: params.party, id: params.officer };
    await people().putOfficer(officer);
    return { body: officer };
  },
};

/** What the reader of an old ETag should see: the agreement as it is now. */
export const deskStale: Stale = async ({ asked, params }) => {
  const id = (params as { id?: string } | undefined)?.id ?? "";
  const state = await readAgreement(store(), asked.officer, id);
  return isRefusal(state) || !agreementIdOfStream(state.streamId) ? undefined : shown(state);
};
