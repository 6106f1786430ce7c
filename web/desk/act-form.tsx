import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { Consequences } from "../components/consequences.tsx";
import { useMessages } from "./desk.tsx";

interface Props {
  /** The verb of the act. */
  readonly act: string;
  readonly will: readonly string[];
  readonly busy: boolean;
  readonly notes: ComponentChildren;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}

/** An act with its fields and what it will cause, opened in place; the focus goes into it. */
export const ActForm = ({ act, will, busy, notes, onAct, onClose, children }: Props) => {
  const words = useMessages();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.focus(), []);
  return (
    <form
      ref={form}
      class="confirm"
      tabIndex={-1}
      aria-label={act}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onAct();
      }}
    >
      <p class="confirm-head">
        <b>{act}</b>
      </p>
      {children}
      <Consequences items={will} />
      {notes}
      <div class="buttons">
        <Button type="submit" size="medium" busy={busy ? words.sending : undefined}>
          {act}
        </Button>
        <Button kind="plain" size="medium" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </form>
  );
};
