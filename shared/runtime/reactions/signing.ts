import { join } from "node:path";
import { inflate } from "../../adapters/inflate.ts";
import { composeAppearance, composePlaceholder } from "../../adapters/pdf/appearance.ts";
import { loadFonts } from "../../adapters/pdf/fonts.ts";
import { composeSignaturePage } from "../../adapters/pdf/signature-page.ts";
import { newSingleUseKey } from "../../adapters/single-use-key.ts";
import { affix as affixUseCase } from "../../usecases/reactions/affix.ts";
import { prepare as prepareUseCase } from "../../usecases/reactions/prepare.ts";
import type { Composer } from "../../usecases/signing-ports.ts";
import { common } from "../config.ts";
import { files, random, reactionPorts } from "../ports.ts";
import { trust } from "../trust.ts";

/** The faces lie beside the bundle (infra/constructs/lambda.ts). */
const composer = (): Composer => {
  const fonts = loadFonts(join(process.env.LAMBDA_TASK_ROOT ?? ".", "fonts"));
  return {
    signaturePage: (page) => composeSignaturePage(page, fonts),
    placeholder: (size) => composePlaceholder(size, fonts),
    appearance: (appearance) => composeAppearance(appearance, fonts),
  };
};

let kept: ReturnType<typeof make> | undefined;
const make = () => ({
  ...reactionPorts(),
  files: files(),
  trust: trust(),
  composer: composer(),
  inflate,
  publicHost: common("PUBLIC_HOST"),
});
const ports = () => {
  kept ??= make();
  return kept;
};

export const prepare = (streamId: string): Promise<void> => prepareUseCase(ports(), streamId);
export const affix = (streamId: string): Promise<void> => affixUseCase({ ...ports(), newKey: newSingleUseKey, random }, streamId);
