import { addCanvas, finish, startComposition } from "../../../../shared/adapters/pdf/canvas.ts";
import { drawLine } from "../../../../shared/adapters/pdf/draw.ts";
import type { Face } from "../../../../shared/adapters/pdf/fonts.ts";
import { style } from "../../../../shared/adapters/pdf/text.ts";
import { fonts } from "./fixtures.ts";
import { greyOf, judged } from "./judges.ts";

const letters = [..."ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЩщФфДдЖжAaGgOoʻWwQqZz0189№«»…"];
const cell = 24;

/** Letters in whose cell of the rendered page there is no ink. */
const vanished = async (face: Face): Promise<string[]> => {
  const canvas = addCanvas(await startComposition(fonts, face), { width: cell * letters.length, height: 40 });
  letters.forEach((letter, index) => {
    drawLine(canvas, [index * cell + 4, 28], letter, style(face, 16, 20));
  });
  const { at } = greyOf(await finish(canvas.composition), 2);
  return letters.filter((_, index) => {
    for (let x = index * cell; x < (index + 1) * cell; x += 0.5) {
      for (let y = 4; y < 38; y += 0.5) if (at(x, y) < 128) return false;
    }
    return true;
  });
};

for (const face of Object.keys(fonts) as Face[]) {
  judged("pdftoppm", `every letter of the subset is seen on the page: ${face}`, async () => {
    expect(await vanished(face)).toEqual([]);
  });
}
