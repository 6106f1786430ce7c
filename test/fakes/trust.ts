import { initCa } from "../../shared/usecases/init-ca.ts";
import type { Files, Random } from "../../shared/usecases/ports.ts";
import type { Trust, TrustNames } from "../../shared/usecases/signing-ports.ts";
import { ecKey } from "../shared/pades/authority.ts";

/** Where the names of the certificates are kept. */
export const fakeNames = () => {
  let kept: TrustNames | undefined;
  return {
    read: async () => kept,
    write: async (names: TrustNames) => {
      if (kept) return false;
      kept = names;
      return true;
    },
  };
};

/** An installation whose CA was made in 2022, its keys in memory. */
export const fakeTrust = async (files: Files, random: Random): Promise<Trust> => {
  const keys = { ca: ecKey(), certification: ecKey() };
  const now = () => new Date("2022-01-01T00:00:00Z");
  const made = await initCa({ keys, files, names: fakeNames(), random, now }, "Depositary of the tests");
  const holder = async (name: string, { sign }: typeof keys.ca) => ({
    certificate: await files.get({ in: "trust", name }),
    sign,
  });
  return { root: () => holder(made.root, keys.ca), certification: () => holder(made.certification, keys.certification) };
};
