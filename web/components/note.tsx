import type { ComponentChildren } from "preact";

interface NoteProps {
  /** `stop`: refused, changed, locked. `wait`: needs attention, nothing lost. */
  readonly kind?: "wait" | "stop" | "plain";
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Said aloud when it appears; a note that stands from the beginning is not. */
  readonly live?: boolean;
}

export const Note = ({ kind = "plain", title, children, live = false }: NoteProps) => (
  <div class={kind === "plain" ? "note" : `note note-${kind}`} role={live ? (kind === "stop" ? "alert" : "status") : undefined}>
    <p class="note-title">{title}</p>
    {children}
  </div>
);
