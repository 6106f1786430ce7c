import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument, PDFName, rgb } from "@cantoo/pdf-lib";

const SIDE = 1000;

/** A PDF of `megabytes` pages, each a picture of random grey points of one megabyte: what a scanner makes, and nothing compresses it. */
const scanned = async (megabytes: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  for (let pages = 0; pages < megabytes; pages++) {
    const page = document.addPage([595, 842]);
    const image = document.context.stream(randomBytes(SIDE * SIDE), {
      Type: "XObject",
      Subtype: "Image",
      Width: SIDE,
      Height: SIDE,
      ColorSpace: "DeviceGray",
      BitsPerComponent: 8,
    });
    page.node.newXObject("Scan", document.context.register(image));
    const content = document.context.stream("q 595 0 0 842 0 0 cm /Scan Do Q");
    page.node.set(PDFName.of("Contents"), document.context.register(content));
  }
  return document.save();
};

/** What stands in a field, and the page that holds the fields. */
const framed = async (width: number, height: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const page = document.addPage([width, height]);
  page.drawRectangle({ x: 1, y: 1, width: width - 2, height: height - 2, borderWidth: 1, borderColor: rgb(0.1, 0.2, 0.5) });
  return document.save();
};

/** Makes the files that a sealing needs, in the folder. */
export const makeFiles = async (directory: string, sizes: readonly number[]): Promise<void> => {
  writeFileSync(join(directory, "page.pdf"), await framed(595, 842));
  writeFileSync(join(directory, "field.pdf"), await framed(260, 90));
  for (const size of sizes) writeFileSync(join(directory, `${size}.pdf`), await scanned(size));
};
