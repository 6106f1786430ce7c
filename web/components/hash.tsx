import { useCommon } from "../i18n.tsx";

const groups = (value: string): string[] => value.match(/.{1,4}/g) ?? [];

/** First groups, an ellipsis, the last: enough to compare by eye, the whole in `title`. */
const shortened = (value: string, first: number, last: number): string[] => {
  const all = groups(value);
  return all.length <= first + last ? all : [...all.slice(0, first), "…", ...all.slice(-last)];
};

/** Copies on a click and says that it did (web/copying.ts): a page that no script draws has it too. */
export const Copy = ({ text, label }: { text: string; label?: string }) => {
  const { copy, copied } = useCommon();
  return (
    <button type="button" class="link copy" data-copy={text} data-copied={copied} aria-live="polite">
      {label ?? copy}
    </button>
  );
};

/** A fingerprint in groups of four. It reads from left to right in every script: a mirrored hash is a wrong one. */
export const Hash = ({ value, whole = false, copy = false }: { value: string; whole?: boolean; copy?: boolean }) => (
  <>
    <span class="hash" title={value}>
      {(whole ? groups(value) : shortened(value, 3, 1)).map((group, i) => (
        <span key={`${i}${group}`}>{group}</span>
      ))}
    </span>
    {copy && <Copy text={value} />}
  </>
);
