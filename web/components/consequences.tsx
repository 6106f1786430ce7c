import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useCommon } from "../i18n.tsx";
import { Button } from "./button.tsx";

/** What an act will cause, said before it: numbered, at most five. */
export const Consequences = (props: { title?: string; items: readonly ComponentChildren[]; heading?: "h2" | "h3" }) => {
  const { title, items, heading: Heading = "h3" } = props;
  const { whatHappens } = useCommon();
  return (
    <section>
      <Heading>{title ?? whatHappens}</Heading>
      <ol class="consequences">
        {items.map((item, i) => (
          <li key={String(i)}>
            <span>{item}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The button that opens goes away and comes back: the focus goes to what stands in its place. */
const useFocusIn = (open: boolean) => {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(open);
  useLayoutEffect(() => {
    if (before.current === open) return;
    before.current = open;
    const target = open ? place.current : place.current?.querySelector("button");
    target?.focus();
  }, [open]);
  return place;
};

interface ConfirmProps {
  /** The verb of the act. */
  readonly act: string;
  readonly consequences: readonly ComponentChildren[];
  readonly onConfirm: () => void;
  readonly busy?: string | undefined;
  readonly kind?: "ink" | "sign" | "plain";
  readonly size?: "large" | "medium" | "small";
  readonly children?: ComponentChildren;
}

/** An act that reaches others, confirmed in place: no dialog stands over the page. */
export const Confirm = ({ act, consequences, onConfirm, busy, kind = "ink", size = "medium", children }: ConfirmProps) => {
  const { cancel } = useCommon();
  const [open, setOpen] = useState(false);
  const place = useFocusIn(open);
  if (!open)
    return (
      <div ref={place}>
        <Button kind={kind} size={size} expanded={false} onClick={() => setOpen(true)}>
          {act}
        </Button>
      </div>
    );
  return (
    <div ref={place} class="confirm" tabIndex={-1}>
      <Consequences items={consequences} />
      {children}
      <div class="buttons">
        <Button kind={kind === "plain" ? "ink" : kind} size={size} busy={busy} onClick={onConfirm}>
          {act}
        </Button>
        <Button kind="plain" size={size} onClick={() => setOpen(false)}>
          {cancel}
        </Button>
      </div>
    </div>
  );
};
