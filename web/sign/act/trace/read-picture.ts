import type { Stroke } from "../mark.ts";
import { pictureSize } from "./picture-size.ts";
import { traced } from "./trace.ts";

/** Why a picture gave no signature. */
export type PictureRefusal = "kind" | "large" | "empty";

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 40_000_000;
/** The longer side on which a signature is traced. */
const TRACED_PX = 900;

const pixelsOf = async (file: Blob, longest: number): Promise<ImageData | undefined> => {
  const bitmap = await createImageBitmap(file);
  try {
    const scale = Math.min(1, TRACED_PX / longest);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return context?.getImageData(0, 0, canvas.width, canvas.height);
  } finally {
    bitmap.close();
  }
};

/** The signature in a PNG or JPEG as strokes. The file stays in this browser; what it says of itself is not believed. */
export const signatureIn = async (file: File): Promise<readonly Stroke[] | PictureRefusal> => {
  if (file.size > MOST_BYTES) return "large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = pictureSize(bytes);
  if (!size) return "kind";
  if (size.width * size.height > MOST_PIXELS) return "large";
  try {
    const pixels = await pixelsOf(new Blob([bytes]), Math.max(size.width, size.height));
    return (pixels && traced(pixels.data, pixels.width, pixels.height)) ?? "empty";
  } catch {
    return "kind";
  }
};
