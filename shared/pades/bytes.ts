/** Bytes of a text of code units below 256. */
export const latin1 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** The bytes as text, one code unit a byte. */
export const fromLatin1 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && firstDifference(a, b) === -1;

/** Index of the first byte in which the two differ within the shorter one, or -1. */
export const firstDifference = (a: Uint8Array, b: Uint8Array): number => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return -1;
};

/** Whether the text stands at this place. */
export const startsAt = (bytes: Uint8Array, at: number, text: string): boolean => {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
};

/** Where the text stands last, at or after `from`, or -1. */
export const lastIndexOf = (bytes: Uint8Array, text: string, from = 0): number => {
  for (let at = bytes.length - text.length; at >= from; at--) if (startsAt(bytes, at, text)) return at;
  return -1;
};
