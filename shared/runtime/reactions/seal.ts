import { inflate } from "../../adapters/inflate.ts";
import { seal as sealUseCase } from "../../usecases/reactions/seal.ts";
import { files, reactionPorts } from "../ports.ts";
import { trust } from "../trust.ts";

let kept: ReturnType<typeof trust> | undefined;

export const seal = (streamId: string): Promise<void> => {
  kept ??= trust();
  return sealUseCase({ ...reactionPorts(), files: files(), trust: kept, inflate }, streamId);
};
