import { PDFDocument, rgb } from "@cantoo/pdf-lib";
import { fontBytes, subsettingFontkit } from "../../fixtures/pdf/font.ts";

const epoch = new Date(0);

/** A PDF of one page with lines of text, and a frame where asked. */
export const onePage = async (size: [number, number], lines: string[], frame = false): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  document.registerFontkit(subsettingFontkit);
  document.setCreationDate(epoch);
  document.setModificationDate(epoch);
  const font = await document.embedFont(fontBytes(), { subset: true });
  const page = document.addPage(size);
  const [width, height] = size;
  if (frame)
    page.drawRectangle({ x: 1, y: 1, width: width - 2, height: height - 2, borderWidth: 1, borderColor: rgb(0.1, 0.2, 0.5) });
  for (const [i, line] of lines.entries()) page.drawText(line, { x: 12, y: height - 24 - 18 * i, size: 12, font });
  return document.save();
};
