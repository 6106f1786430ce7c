/** How often something is tried: counted before it is done, forgotten after two hours. */
export interface Limits {
  /** Counts one more of `what` by `who` in the hour of `now`; answers how many that makes. */
  count(what: string, who: string, now: Date): Promise<number>;
}
