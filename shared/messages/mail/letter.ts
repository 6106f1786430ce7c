import type { Letter } from "../../domain/letter.ts";
import { acted } from "./acted.ts";
import { htmlOf } from "./html.ts";
import { invitation } from "./invitation.ts";
import { fullySigned, registered, signed } from "./news.ts";
import { line, type Sheet } from "./sheet.ts";
import { textOf } from "./text.ts";

const sheetOf = (letter: Letter): Sheet => {
  switch (letter.kind) {
    case "invitation":
      return invitation(letter);
    case "signed":
      return signed(letter);
    case "fully-signed":
      return fullySigned(letter);
    case "registered":
      return registered(letter);
    case "act":
      return acted(letter);
  }
};

/** A letter in words: a subject of one line, and the same content as plain text and as HTML. Throws a RangeError for what is no time or no zone. */
export const composeLetter = (letter: Letter): { readonly subject: string; readonly text: string; readonly html: string } => {
  const sheet = sheetOf(letter);
  return { subject: line(sheet.subject), text: textOf(sheet), html: htmlOf(sheet) };
};
