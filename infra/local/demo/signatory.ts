import { until } from "./api.ts";
import type { Side } from "./sample.ts";
import { type AgreementAnswer, officer, type Stage, sha256 } from "./stage.ts";

interface Signing {
  readonly id: string;
  readonly side: Side;
  readonly slots: AgreementAnswer["slots"];
}

/** A signatory's part: the link from the mail, the code from the second officer, the texts read and hashed, one act. */
export const signAs = async (stage: Stage, signing: Signing): Promise<void> => {
  const { api, say, people } = stage;
  const { side } = signing;
  const session = await provenAs(stage, signing);
  const { body: texts } = await api<SigningTextsAnswer>("GET", "/v1/signing/texts", { authorization: session });
  for (const text of texts.texts) await readText(text);
  const name = people.signatories.find((each) => each.side === side)?.name[side === "KZ" ? "kk" : "uz"] ?? "";
  const body = { manifest: texts.manifest, consent: "sign-v1", mark: side === "KZ" ? drawn() : { kind: "typed", text: name } };
  await api("POST", "/v1/signing/signature", { body, authorization: session });
  say(`${name} reads ${texts.texts.length} texts and signs them in one act`);
};

/** A signatory declines before the own side alone. */
export const declineAs = async (stage: Stage, signing: Signing, reason: string): Promise<void> => {
  const authorization = await provenAs(stage, signing);
  await stage.api("POST", "/v1/signing/refusal", { body: { disclose: "OWN_SIDE", reason }, authorization });
  stage.say(`${signing.side}'s signatory declines`);
};

/** The session that link and code open, as its header carries it. */
const provenAs = async (stage: Stage, { id, side, slots }: Signing): Promise<string> => {
  const { api, say, people } = stage;
  const slot = slots.find(({ party }) => party === side)?.slot ?? "";
  const address = people.signatories.find((each) => each.side === side)?.email ?? "";
  const token = await until(`the invitation to ${address}`, async () => {
    const letters = (await stage.inbox()).filter(({ to }) => to === address);
    return letters.map(({ text }) => /\/sign#([^\s>)]+)/.exec(text)?.[1]).find((found) => found?.startsWith(`${id}.`));
  });
  say(`${address} finds the invitation in the inbox`);
  const link = `Link ${token}`;
  await api("GET", "/v1/signing/slot", { authorization: link });
  const second = officer(side, "protocol-2");
  const { body: issued } = await api<{ code: string }>("POST", `/v1/agreements/${id}/slots/${slot}/access-code`, {
    authorization: await stage.signIn(second),
  });
  say(`${second} tells the access code by telephone`);
  const { body: proven } = await api<{ session: string }>("POST", "/v1/signing/proof", {
    body: { code: issued.code },
    authorization: link,
  });
  return `Session ${proven.session}`;
};

interface SigningTextsAnswer {
  readonly manifest: string;
  readonly texts: readonly {
    readonly language: string;
    readonly sha256: string;
    readonly parts: readonly { readonly url: string; readonly sha256: string }[];
  }[];
}

/** Reads a text part by part, as the page will: each part must have the hash that was named for it. */
const readText = async ({ language, parts }: SigningTextsAnswer["texts"][number]): Promise<void> => {
  for (const { url, sha256: expected } of parts) {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    if (sha256(bytes) !== expected) throw new Error(`a part of the ${language} text is not what it was said to be`);
  }
};

/** A flourish as a pen would leave it: a tall first letter, waves that grow smaller, a line under all. In thousandths of the pad. */
const drawn = () => {
  const along = (points: number, at: (t: number) => readonly [number, number]) =>
    Array.from({ length: points }, (_, index) => at(index / (points - 1)).map(Math.round));
  const name = along(90, (t) => {
    const fade = 1 - t;
    const x = 40 + 900 * t + 46 * fade * Math.cos(34 * t);
    const y = 520 - 150 * t - (330 * fade ** 1.6 + 26) * Math.sin(34 * t + 4.2);
    return [x, Math.min(960, Math.max(40, y))];
  });
  const line = along(30, (t) => [90 + 760 * t, 870 - 90 * Math.sin((Math.PI * t) / 2)]);
  return { kind: "drawn", strokes: [name, line] };
};
