/** One measured table: cells as they are printed, and the figures behind them for `results.json`. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What the table does not say by itself. */
  readonly note: string;
}

/** What each file of this folder exports to `run.ts`. */
export type Benchmark = () => Promise<readonly Section[]>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = Number.NaN, high = low] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
};

/** Milliseconds that `work` took, with its result. */
export const timed = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> => {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
};

/** Three significant digits from 0.01 on. */
export const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

const widthOf = (cells: readonly (string | number)[]): number => Math.max(...cells.map((cell) => String(cell).length));

/** The section as text: first column to the left, figures to the right. */
export const printed = ({ title, columns, rows, note }: Section): string => {
  const widths = columns.map((column, index) => widthOf([column, ...rows.map((row) => row[index] ?? "")]));
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, index) => {
        const isFigure = typeof rows[0]?.[index] === "number";
        return isFigure ? String(cell).padStart(widths[index] ?? 0) : String(cell).padEnd(widths[index] ?? 0);
      })
      .join("  ")
      .trimEnd();
  return [title, line(columns), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line), note, ""].join("\n");
};
