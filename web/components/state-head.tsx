import type { ComponentChildren } from "preact";

export interface StateCell {
  readonly mark: ComponentChildren;
  /** `state-text`, `state-sign`, `state-force` or `state-off`. */
  readonly colour: string;
  readonly name: string;
  readonly state: string;
  readonly reason?: ComponentChildren;
}

/** Text, signatures and force, never as one status; the next step below. */
export const StateHead = ({ cells, children }: { cells: readonly StateCell[]; children?: ComponentChildren }) => (
  <div class="state-head">
    {cells.map(({ mark, colour, name, state, reason }) => (
      <div key={name} class={`state-cell ${colour}`}>
        {mark}
        <p>
          <span class="state-name">{name}</span>
          <br />
          <b class="state-value">{state}</b>
          {reason && (
            <>
              <br />
              <span class="state-reason">{reason}</span>
            </>
          )}
        </p>
      </div>
    ))}
    {children && <div class="state-next">{children}</div>}
  </div>
);
