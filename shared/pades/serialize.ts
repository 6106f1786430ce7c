import { toHex } from "../domain/hash.ts";
import { concat, latin1 } from "./bytes.ts";
import { type Indirect, isArray, isDict, isName, isRef, isStream, isString, type PdfObject, type PdfString } from "./objects.ts";

/**
 * The one way this house writes an object (ISO 32000-2, 7.3), as text of one code unit a byte. Reading it and writing it again
 * gives the same bytes, which is how a tail of ours proves that nobody touched it.
 */
export const serialize = (value: PdfObject): string => {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return serializeNumber(value);
  if (isName(value)) return `/${serializeName(value.name)}`;
  if (isString(value)) return serializeString(value);
  if (isRef(value)) return `${value.ref} ${value.generation} R`;
  if (isArray(value)) return `[${value.map(serialize).join(" ")}]`;
  if (isDict(value)) return `<<${[...value].map(([key, item]) => `/${serializeName(key)} ${serialize(item)}`).join(" ")}>>`;
  throw new TypeError("a stream is written by serializeIndirect only");
};

/** `n g obj … endobj` with a line feed at its end; a stream's `/Length` is written as it is. */
export const serializeIndirect = ({ number, generation, value }: Indirect): Uint8Array => {
  const head = `${number} ${generation} obj\n`;
  if (!isStream(value)) return latin1(`${head}${serialize(value)}\nendobj\n`);
  const lengthGiven = new Map(value.dict).set("Length", value.data.length);
  return concat([latin1(`${head}${serialize(lengthGiven)}\nstream\n`), value.data, latin1("\nendstream\nendobj\n")]);
};

/** PDF knows no exponent. */
const serializeNumber = (value: number): string => {
  const plain = String(value);
  if (!plain.includes("e")) return plain;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, "") : BigInt(value).toString();
};

const serializeName = (value: string): string =>
  value.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, "0")}`);

const serializeString = ({ string, hex }: PdfString): string =>
  hex ? `<${toHex(string)}>` : `(${Array.from(string, literalCharacter).join("")})`;

/** A bare carriage return would be read as a line feed. */
const literalCharacter = (byte: number): string => {
  if (byte === 13) return "\\r";
  const character = String.fromCharCode(byte);
  return "()\\".includes(character) ? `\\${character}` : character;
};
