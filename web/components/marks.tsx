import type { ComponentChildren } from "preact";
import type { CommonMessages } from "../../shared/messages/pages/common/shape.ts";
import { useCommon } from "../i18n.tsx";

export type TextMarkState = Exclude<keyof CommonMessages["text"], "name">;
export type SignatureMarkState = Exclude<keyof CommonMessages["signature"], "name">;
export type ForceMarkState = Exclude<keyof CommonMessages["force"], "name">;

/** 20 px in a list, 40 px on a page's head. */
export type MarkSize = "small" | "large";

const Shape = ({
  width,
  size = "small",
  children,
}: {
  width: number;
  size?: MarkSize | undefined;
  children: ComponentChildren;
}) => (
  <svg
    class={size === "large" ? "mark mark-large" : "mark"}
    viewBox={`0 0 ${width} 20`}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    aria-hidden="true"
  >
    {children}
  </svg>
);

const SHEET = "M4 1.8h9.2l2.8 2.8v13.6H4z";
const WRITING = "M6.6 8h6.8M6.6 11h6.8M6.6 14h4";

const SHEETS: { readonly [state in TextMarkState]: ComponentChildren } = {
  DRAFT: <path d={SHEET} stroke-dasharray="2.2 1.8" />,
  AGREED: <path d={SHEET + WRITING} />,
  INITIALLED: (
    <>
      <path d={`${SHEET}M6.6 7h6.8M6.6 9.8h6.8`} />
      <path d="M9.4 16.2l1.6-3.2M12 16.2l1.6-3.2" stroke-width="2" />
    </>
  ),
  AUTHENTICATED: (
    <>
      <path d={SHEET} fill="currentColor" />
      <path d={WRITING} stroke="var(--paper)" />
    </>
  ),
  CORRECTED: (
    <>
      <path d="M6.5 3.8V1.6h8l2.6 2.6v11.2h-2" />
      <path d="M2.9 4h8.2l2.6 2.6v11.8H2.9z" fill="currentColor" />
      <path d="M5.4 10.5h5.6M5.4 13.5h5.6" stroke="var(--paper)" />
    </>
  ),
  NOT_HELD: <path d={SHEET} />,
};

const LINE = <path d="M3 16.5h24" />;
const STROKE = (
  <path
    d="M4.5 12.2c1.8-4.6 4.2-9 5.4-8.2 1.5 1-3 8.6-1.2 8.8 1.6.2 2.7-4.3 3.9-4 1 .3-.6 3.6.7 3.7 1.3.1 1.8-2.6 2.8-2.5.9.1.2 2.2 1.2 2.3 1.6.2 3.4-1.6 6-2.4"
    stroke-width="2"
    stroke-linecap="round"
  />
);
const signed = [LINE, STROKE];

const LINES: { readonly [state in SignatureMarkState]: ComponentChildren } = {
  NOT_OPEN: <path d="M3 16.5h24" stroke-dasharray="2 2.4" />,
  INVITED: [LINE, <path d="M11.5 6h7L15 11.6z" />],
  READING: [LINE, <path d="M11.5 6h7L15 11.6z" fill="currentColor" />],
  SIGNED: signed,
  AD_REFERENDUM: [<path d="M3 15.6h24M3 18.4h24" stroke-dasharray="4 2" />, STROKE],
  DECLINED: [LINE, <path d="M9 6.5l9 8M18 6.5l-9 8" stroke-width="2" />],
  LOCKED: <path d="M3 16.5h7M20 16.5h7M11.5 9.5h7v6h-7zM13 9.5V7.6a2 2 0 014 0v1.9" />,
  ON_PAPER: signed,
};

const RING = <circle cx="10" cy="10" r="7.2" />;

const DISCS: { readonly [state in ForceMarkState]: ComponentChildren } = {
  NOT_IN_FORCE: RING,
  PROVISIONAL: [RING, <path d="M10 2.8a7.2 7.2 0 010 14.4z" fill="currentColor" />],
  IN_FORCE: <circle cx="10" cy="10" r="7.2" fill="currentColor" />,
  SUSPENDED: [RING, <path d="M8 6.8v6.4M12 6.8v6.4" stroke-width="2" />],
  ENDED: [RING, <path d="M5 15L15 5" />],
  NOT_RECORDED: <circle cx="10" cy="10" r="7.2" stroke-dasharray="2.6 2" />,
};

export const TextMark = ({ state, size }: { state: TextMarkState; size?: MarkSize }) => (
  <Shape width={20} size={size}>
    {SHEETS[state]}
  </Shape>
);
export const SignatureMark = ({ state, size }: { state: SignatureMarkState; size?: MarkSize }) => (
  <Shape width={30} size={size}>
    {LINES[state]}
  </Shape>
);
export const ForceMark = ({ state, size }: { state: ForceMarkState; size?: MarkSize }) => (
  <Shape width={20} size={size}>
    {DISCS[state]}
  </Shape>
);

/** The colour that repeats what shape and word say. */
export const textColour = (state: TextMarkState): string => (state === "NOT_HELD" ? "state-off" : "state-text");
export const signatureColour = (state: SignatureMarkState): string =>
  ["NOT_OPEN", "DECLINED", "LOCKED", "ON_PAPER"].includes(state) ? "state-off" : "state-sign";
export const forceColour = (state: ForceMarkState): string =>
  ["PROVISIONAL", "IN_FORCE", "SUSPENDED"].includes(state) ? "state-force" : "state-off";

/** One line a slot, in signing order, with a gap where the side changes. */
export const SignatureLines = ({
  slots,
  size,
}: {
  slots: readonly { party: string; state: SignatureMarkState }[];
  size?: MarkSize;
}) => (
  <span class="lines">
    {slots.map(({ party, state }, i) => (
      <span key={`${party}${i}`} class={i > 0 && slots[i - 1]?.party !== party ? "lines-gap" : ""}>
        <SignatureMark state={state} {...(size ? { size } : {})} />
      </span>
    ))}
  </span>
);

/** A text's state in a list: mark and word. */
export const TextState = ({ state, word }: { state: TextMarkState; word?: string }) => (
  <span class={`state ${textColour(state)}`}>
    <TextMark state={state} />
    <span>{word ?? useCommon().text[state]}</span>
  </span>
);

export const ForceState = ({ state, word }: { state: ForceMarkState; word?: string }) => (
  <span class={`state ${forceColour(state)}`}>
    <ForceMark state={state} />
    <span>{word ?? useCommon().force[state]}</span>
  </span>
);

/** All slots of an agreement in a list: their lines and one word for all. */
export const SignatureState = ({
  slots,
  word,
}: {
  slots: readonly { party: string; state: SignatureMarkState }[];
  word: string;
}) => (
  <span
    class={`state ${signatureColour(slots.find(({ state }) => signatureColour(state) === "state-sign")?.state ?? "NOT_OPEN")}`}
  >
    <SignatureLines slots={slots} />
    <span>{word}</span>
  </span>
);
