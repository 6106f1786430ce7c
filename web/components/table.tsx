import type { ComponentChildren } from "preact";

export interface Column<R> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: R) => ComponentChildren;
  /** Heads its row; on a phone it stands first, without its label. */
  readonly heading?: boolean;
}

interface Props<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** Columns that are compared keep their shape on a phone and scroll sideways. */
  readonly compared?: boolean;
}

/** A table; on a phone a list of labelled lines. */
export const Table = <R,>({ caption, columns, rows, rowKey, compared = false }: Props<R>) => (
  <div class="table-scroll">
    <table class={compared ? "table table-compared" : "table"}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, head }) => (
            <th key={id} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ id, head, cell, heading }) =>
              heading ? (
                <th key={id} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={id} data-label={head}>
                  <span>{cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
