/** Opening and closing marks. */
type Marks = readonly [string, string];

/** A text in quotation marks; marks of the same kind within it become the inner ones, so that two never stand side by side. */
export const quoted = (text: string, [open, close]: Marks, [innerOpen, innerClose]: Marks): string =>
  `${open}${text.replaceAll(open, innerOpen).replaceAll(close, innerClose)}${close}`;
