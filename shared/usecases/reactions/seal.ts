import type { SealedText, Text } from "../../domain/agreement/events.ts";
import { type Agreement, currentTexts } from "../../domain/agreement/state.ts";
import { Fault } from "../../domain/fault.ts";
import { sha256Hex } from "../../domain/hash.ts";
import type { Inflate } from "../../pades/decode.ts";
import { verifyOwnFile } from "../../pades/verify.ts";
import type { Files } from "../ports.ts";
import type { Trust } from "../signing-ports.ts";
import { inTurn } from "./in-turn.ts";
import { type ReactionPorts, react } from "./reaction.ts";
import { fileSoFar } from "./signing-file.ts";

interface Ports extends ReactionPorts {
  readonly files: Files;
  readonly trust: Trust;
  readonly inflate: Inflate;
}

/** Assembles upload and tails once and reads each file back with our own validator before it counts as sealed. */
export const seal = (ports: Ports, streamId: string): Promise<void> =>
  react(ports, "seal", streamId, async ({ state }) => ({
    command: { type: "sealed", texts: await inTurn(currentTexts(state), (text) => sealedText(ports, state, text)) },
  }));

const sealedText = async ({ files, trust, inflate }: Ports, state: Agreement, text: Text): Promise<SealedText> => {
  const file = await fileSoFar(files, state, text);
  const { certificate: trustedRoot } = await trust.root();
  const report = await verifyOwnFile(file, { uploadLength: text.bytes, trustedRoot }, inflate);
  const serials = report.signatures.slice(1).map(({ serial }) => serial);
  const expected = [...state.slots]
    .sort((a, b) => (a.signed?.version ?? 0) - (b.signed?.version ?? 0))
    .map(({ affixed }) => affixed?.serial ?? "");
  if (!report.intact || serials.join() !== expected.join()) {
    const why = report.problem?.detail ?? "a signature is not by the certificate that the events name";
    throw new Fault("seal-unsound", `${text.sha256}: ${why}`, { retryable: false });
  }
  const sha256 = sha256Hex(file);
  const { versionId } = await files.put({ in: "sealed", sha256 }, file);
  return { text: text.sha256, sha256, bytes: file.length, versionId, level: "B-B" };
};
