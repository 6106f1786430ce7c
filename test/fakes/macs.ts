import { createHmac, timingSafeEqual } from "node:crypto";
import type { MacKey, Macs } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

export interface FakeMacs extends Macs {
  /** What was asked, as `generate link`, in order: each is a call to the key service. */
  readonly asked: readonly string[];
}

const mac = (key: MacKey, input: string): Uint8Array => createHmac("sha256", `secret of ${key}`).update(input).digest();

export const fakeMacs = (faults: Faults): FakeMacs => {
  const asked: string[] = [];
  return {
    asked,
    generate: (key, input) =>
      faults.around("generate", () => {
        asked.push(`generate ${key}`);
        return mac(key, input);
      }),
    verify: (key, input, given) =>
      faults.around("verify", () => {
        asked.push(`verify ${key}`);
        const right = mac(key, input);
        return given.length === right.length && timingSafeEqual(given, right);
      }),
  };
};
