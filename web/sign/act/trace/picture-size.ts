export interface Size {
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];
const JPEG = [0xff, 0xd8, 0xff];

const has = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** Markers that begin a frame (ITU-T T.81, table B.1): the size stands in them. C4, C8 and CC are none. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpegSize = (bytes: Uint8Array): Size | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
};

/**
 * The size that a PNG or JPEG says it has, read from its head before anything decodes it: a small file may unfold into gigabytes. Undefined
 * for every other kind of file and for a head that makes no sense.
 */
export const pictureSize = (bytes: Uint8Array): Size | undefined => {
  const size = has(bytes, 0, JPEG) ? jpegSize(bytes) : has(bytes, 0, PNG) && has(bytes, 12, IHDR) ? pngSize(bytes) : undefined;
  return size && size.width > 0 && size.height > 0 ? size : undefined;
};

const pngSize = (bytes: Uint8Array): Size | undefined => {
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};
