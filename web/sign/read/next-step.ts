import { manifestOf } from "../../../shared/domain/agreement/manifest.ts";
import type { SigningSlotAnswer } from "../../answers.ts";
import type { Check, Shelf } from "./shelf.ts";

type Text = SigningSlotAnswer["texts"][number];
type Slot = Pick<SigningSlotAnswer, "texts" | "manifest">;
type Standing = Pick<Shelf, "texts" | "readings">;

/** What stands before signing, in this order: a text whose bytes are not the initialled ones, one that was not opened, one not checked. */
export type Step =
  | { readonly kind: "changed" | "unopened" | "unchecked"; readonly text: Text }
  | { readonly kind: "checking"; readonly text: Text; readonly percent: number }
  | { readonly kind: "ready" };

const checkOf = (shelf: Standing, { sha256 }: Text): Check | undefined => {
  const entry = shelf.texts.get(sha256);
  return entry?.state === "there" ? entry.check : undefined;
};

const isChanged = (check: Check | undefined): boolean => check?.state === "done" && !check.checked.unchanged;

export const unopened = ({ texts }: Slot, { readings }: Standing): readonly Text[] =>
  texts.filter(({ sha256 }) => !readings.has(sha256));

export const nextStep = (slot: Slot, shelf: Standing): Step => {
  // The manifest that will be posted stands for these very texts, or none of them is what was initialled.
  const listed = manifestOf(slot.texts) === slot.manifest;
  const changed = slot.texts.find((text) => !listed || isChanged(checkOf(shelf, text)));
  if (changed) return { kind: "changed", text: changed };
  const [missing] = unopened(slot, shelf);
  if (missing) return { kind: "unopened", text: missing };
  const open = slot.texts.find((text) => checkOf(shelf, text)?.state !== "done");
  if (!open) return { kind: "ready" };
  const check = checkOf(shelf, open);
  return check?.state === "running"
    ? { kind: "checking", text: open, percent: check.percent }
    : { kind: "unchecked", text: open };
};
