import { wordsOf } from "../../shared/domain/folding.ts";

export { folded, matches, wordsOf } from "../../shared/domain/folding.ts";

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** A text in pieces, those words told apart that a word asked for begins. */
export const piecesOf = (text: string, asked: readonly string[]): Piece[] =>
  (text.match(/[\p{L}\p{M}\p{N}ʻʼ’']+|[^\p{L}\p{M}\p{N}ʻʼ’']+/gu) ?? []).map((piece) => ({
    text: piece,
    found: asked.some((word) => wordsOf(piece).some((each) => each.startsWith(word))),
  }));
