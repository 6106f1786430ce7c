/** PDF objects as plain data (ISO 32000-2, 7.3). Names are held decoded, one code unit a byte; strings as their bytes. */
export interface Name {
  readonly name: string;
}
export interface PdfString {
  readonly string: Uint8Array;
  /** Whether it is written in hexadecimal: kept, so that what was read is written again as it stood. */
  readonly hex: boolean;
}
export interface Ref {
  readonly ref: number;
  readonly generation: number;
}
export type Dict = Map<string, PdfObject>;
export interface Stream {
  readonly dict: Dict;
  /** The bytes as they stand in the file, filters not undone. */
  readonly data: Uint8Array;
}
export type PdfObject = null | boolean | number | Name | PdfString | Ref | PdfArray | Dict | Stream;
export type PdfArray = readonly PdfObject[];

/** An object with the number and generation under which a file keeps it. */
export interface Indirect {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfObject;
}

export const name = (value: string): Name => ({ name: value });
export const ref = (number: number, generation = 0): Ref => ({ ref: number, generation });
export const dict = (entries: Record<string, PdfObject>): Dict => new Map(Object.entries(entries));

const isObject = (value: PdfObject | undefined): value is Exclude<PdfObject, null | boolean | number> =>
  typeof value === "object" && value !== null;
export const isDict = (value: PdfObject | undefined): value is Dict => value instanceof Map;
export const isArray = (value: PdfObject | undefined): value is PdfArray => Array.isArray(value);
export const isName = (value: PdfObject | undefined): value is Name => isObject(value) && "name" in value;
export const isRef = (value: PdfObject | undefined): value is Ref => isObject(value) && "ref" in value;
export const isString = (value: PdfObject | undefined): value is PdfString => isObject(value) && "string" in value;
export const isStream = (value: PdfObject | undefined): value is Stream => isObject(value) && "data" in value;
export const isInteger = (value: PdfObject | undefined): value is number => Number.isSafeInteger(value);

/** Whether the value is the name given. */
export const isNamed = (value: PdfObject | undefined, expected: string): boolean => isName(value) && value.name === expected;

/** The dictionary of a dictionary or of a stream. */
export const dictOf = (value: PdfObject | undefined): Dict | undefined =>
  isDict(value) ? value : isStream(value) ? value.dict : undefined;
