import { signaturePageWords } from "../../messages/signature-page.ts";
import { type Block, beside, type Frame, linesBlock, ruleBlock, space, stack } from "./block.ts";
import { mm } from "./canvas.ts";
import { drawLine } from "./draw.ts";
import { drawQr } from "./qr.ts";
import type { SignaturePageInput } from "./signature-page-input.ts";
import { balanceLines, bind, bindHeading, breakLines, ink, quietInk, type Style, style, widthOf } from "./text.ts";

/** Type shrinks by a quarter of what distances shrink. */
const scaled = (size: number, { density }: Frame): number => Math.max(8, size * (0.75 + 0.25 * density));

/** "Signature page", what it is attached to, the agreement's title and where it was done. */
export const headBlock = (input: SignaturePageInput, frame: Frame): Block => {
  const { fonts, density, x, width } = frame;
  const words = signaturePageWords[input.language];
  const title = style("serifBold", scaled(13, frame), scaled(17.4, frame));
  const attached = style("serif", scaled(9.5, frame), scaled(13.5, frame), quietInk);
  const place = style("serif", scaled(10.5, frame), scaled(15, frame));
  const sentence = bind(`${words.attached} ${words.unchanged(input.pages.upload)}`);
  return stack([
    linesBlock(x, [words.heading], style("serifBold", scaled(17, frame), scaled(21, frame))),
    space(mm(1) * density),
    linesBlock(x, breakLines(fonts, sentence, attached, width), attached),
    space(mm(6) * density),
    ruleBlock(x, width, [0.6, ink]),
    space(mm(6) * density),
    linesBlock(x, balanceLines(fonts, bindHeading(input.title), title, [width]), title),
    ...(input.place === undefined
      ? []
      : [
          space(mm(2.5) * density),
          linesBlock(x, breakLines(fonts, bind(signaturePageWords[input.language].place(input.place)), place, width), place),
        ]),
  ]);
};

/** The address as a reader types it, on as many lines as it takes. */
const addressBlock = (url: string, frame: Frame, [x, width]: [number, number]): Block => {
  const mono = style("mono", 9.5, scaled(14, frame));
  return linesBlock(x, breakLines(frame.fonts, url.replace(/^https:\/\//, ""), mono, width), mono);
};

const referenceBlock = (label: string, reference: string, { fonts }: Frame, x: number): Block => {
  const plain = style("sans", 9.5, 14, quietInk);
  const value: Style = style("sansBold", 10.5, 14);
  return beside([
    linesBlock(x, [label], plain),
    {
      height: 14,
      draw: (canvas, top) => void drawLine(canvas, [x + widthOf(fonts, `${label} `, plain), top + 10.1], reference, value),
    },
  ]);
};

/** Least distance of anything from the code: four of its modules where it is smallest. */
const QUIET = mm(3);

/** The code, the address it holds, the working reference, and why the registry number is not here yet. */
export const verificationBlock = (input: SignaturePageInput, frame: Frame): Block => {
  const { fonts, density, x, width } = frame;
  const words = signaturePageWords[input.language].verification;
  const side = mm(31) * Math.max(0.74, density);
  const textX = x + side + mm(8);
  const textWidth = width - side - mm(8);
  const sans = style("sans", 9.5, scaled(13.5, frame));
  const note = style("sans", 8.5, scaled(11.6, frame), quietInk);
  const text = stack([
    linesBlock(textX, [words.heading], style("sansBold", 10.5, scaled(14.5, frame))),
    linesBlock(textX, breakLines(fonts, words.how, sans, textWidth), sans),
    addressBlock(input.verificationUrl, frame, [textX, textWidth]),
    space(3 * density),
    referenceBlock(words.reference, bind(input.reference), frame, textX),
    linesBlock(textX, balanceLines(fonts, bind(words.number), note, [Math.min(textWidth, mm(100))]), note),
  ]);
  const height = Math.max(side, text.height);
  const pair: Block = {
    height,
    draw: (canvas, top) => {
      drawQr(canvas, [x, top + (height - side) / 2, side], input.verificationUrl);
      text.draw(canvas, top + (height - text.height) / 2);
    },
  };
  return stack([ruleBlock(x, width, [0.6, ink]), space(Math.max(QUIET, mm(6) * density)), pair]);
};

/** The footnote of a sample and the folio. */
export const footBlock = (input: SignaturePageInput, frame: Frame): Block => {
  const { fonts, density, x, width } = frame;
  const small = style("sans", 8, 11, quietInk);
  const last = input.pages.upload + 1;
  const folio = signaturePageWords[input.language].folio(last, last);
  const noteWidth = width - widthOf(fonts, folio, small) - mm(8);
  return stack([
    space(mm(7) * density),
    beside([
      linesBlock(x, input.sample === undefined ? [] : breakLines(fonts, bind(input.sample), small, noteWidth), small),
      linesBlock(x + width, [folio], { ...small, align: "end" }),
    ]),
  ]);
};
