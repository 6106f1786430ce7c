import type { ComponentChildren } from "preact";
import { Hash } from "./hash.tsx";

export interface TimelineItem {
  readonly id: string;
  /** RFC 3339 or an ISO 8601 date. */
  readonly at: string;
  readonly time: string;
  readonly mark?: ComponentChildren;
  readonly body: ComponentChildren;
  readonly hash?: string;
}

/** What happened, in the order given: day, time, mark, sentence, who, and the first digits of the event's hash. */
export const Timeline = ({ items }: { items: readonly TimelineItem[] }) => (
  <ol class="timeline">
    {items.map(({ id, at, time, mark, body, hash }) => (
      <li key={id}>
        <time class="num" dateTime={at}>
          {time}
        </time>
        {mark && <span class="timeline-mark">{mark}</span>}
        <div class="timeline-body">{body}</div>
        {hash && <Hash value={hash.slice(0, 8)} />}
      </li>
    ))}
  </ol>
);
