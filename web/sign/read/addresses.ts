import type { SigningTextsAnswer } from "../../answers.ts";

export type SigningText = SigningTextsAnswer["texts"][number];

/** Asks anew where the text is read, as addresses are good for five minutes; undefined where no session asks any more. */
export type Readdress = () => Promise<SigningText | undefined>;

export interface Addresses {
  readonly parts: () => SigningText["parts"];
  /** Asks once for all that wait. */
  readonly renew: () => Promise<void>;
}

/**
 * The addresses of a text's parts as they were when it was opened. Another signatory's tail that came since is left out: the file that
 * was opened is the one that goes on being read.
 */
export const addressesOf = (text: SigningText, readdress: Readdress): Addresses => {
  let { parts } = text;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    const next = (await readdress())?.parts.slice(0, parts.length);
    if (next?.length === parts.length && next.every(({ sha256 }, at) => sha256 === parts[at]?.sha256)) parts = next;
  };
  const renew = (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return { parts: () => parts, renew };
};
