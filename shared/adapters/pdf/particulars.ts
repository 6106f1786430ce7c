import { signaturePageWords } from "../../messages/signature-page.ts";
import type { AppearanceInput } from "./appearance-input.ts";
import type { Canvas } from "./canvas.ts";
import { baseline, drawLine, drawLines } from "./draw.ts";
import type { Fonts } from "./fonts.ts";
import { shortHex } from "./hex.ts";
import { signedSentence } from "./signing-time.ts";
import { balanceLines, bindHeading, breakLines, GROUP_SPREAD, quietInk, type Style, style } from "./text.ts";

/** How the lines below the signature are set; the first setting that fits is taken. */
interface Setting {
  scale: number;
  /** Smallest type in points. */
  least: number;
  /** In sizes of the type. */
  leading: number;
  /** Time and certificate as one paragraph instead of lines of their own. */
  runIn: boolean;
}

const settings: readonly Setting[] = [
  ...[1, 0.94, 0.88].map((scale) => ({ scale, least: 8, leading: 1.29, runIn: false })),
  ...[0.88, 0.8].map((scale) => ({ scale, least: 8, leading: 1.18, runIn: false })),
  ...[0.88, 0.8, 0.6].map((scale) => ({ scale, least: 8, leading: 1.14, runIn: true })),
  ...[0.82, 0.74, 0.66, 0.58, 0.5].map((scale) => ({ scale, least: 0, leading: 1.14, runIn: true })),
];

interface Particulars {
  name: string[];
  office: string[];
  small: string[];
  styles: { name: Style; office: Style; small: Style };
  gap: number;
  /** In points, from the line down. */
  depth: number;
}

const stylesAt = ({ scale, least, leading }: Setting): Particulars["styles"] => {
  const sized = (size: number) => Math.max(least, Math.round(size * scale * 10) / 10);
  const [name, office, small] = [sized(11.5), sized(10.5), sized(8.5)];
  return {
    name: style("serifBold", name, name * leading),
    office: style("serif", office, office * leading),
    small: style("sans", small, small * leading, quietInk),
  };
};

const setParticulars = (input: AppearanceInput, fonts: Fonts, setting: Setting): Particulars => {
  const styles = stylesAt(setting);
  const signed = signedSentence(input.language, input.signedAt, input.timeZone);
  const serial = shortHex(input.certificateSerial, 2).replaceAll(" ", "\u00a0");
  const certificate = `${signaturePageWords[input.language].signature.certificate}\u00a0${serial}`;
  const name = balanceLines(fonts, bindHeading(input.name), styles.name, [input.width]);
  const office = balanceLines(fonts, bindHeading(input.office), styles.office, [input.width]);
  const small = setting.runIn
    ? breakLines(fonts, `${signed}. ${certificate}`, styles.small, input.width)
    : breakLines(fonts, signed, styles.small, input.width);
  const gap = 7 * setting.scale ** 3;
  const smallLines = small.length + (setting.runIn ? 0 : 1);
  const depth =
    gap + name.length * styles.name.leading + office.length * styles.office.leading + gap / 2 + smallLines * styles.small.leading;
  return { name, office, small, styles, gap, depth };
};

const fitParticulars = (input: AppearanceInput, fonts: Fonts, room: number): (Particulars & Setting) | undefined => {
  for (const setting of settings) {
    const particulars = setParticulars(input, fonts, setting);
    if (particulars.depth <= room) return { ...particulars, ...setting };
  }
  return undefined;
};

/** Whether name, office, time and certificate go into `room` points below the line. */
export const holdsParticulars = (input: AppearanceInput, fonts: Fonts, room: number): boolean =>
  fitParticulars(input, fonts, room) !== undefined;

/** Draws name, office, time and certificate from `top` to the block's foot, in the largest setting that fits; nothing where none does. */
export const drawParticulars = (canvas: Canvas, input: AppearanceInput, top: number): void => {
  const { fonts } = canvas.composition;
  const fitted = fitParticulars(input, fonts, input.height - top);
  if (!fitted) return;
  const { name, office, small, styles, gap, runIn } = fitted;
  const belowName = drawLines(canvas, [0, top + gap], name, styles.name);
  const belowOffice = drawLines(canvas, [0, belowName], office, styles.office);
  const belowSmall = drawLines(canvas, [0, belowOffice + gap / 2], small, styles.small);
  if (runIn) return;
  const y = belowSmall + baseline(styles.small);
  const words = `${signaturePageWords[input.language].signature.certificate} `;
  const end = drawLine(canvas, [0, y], words, styles.small);
  const size = styles.small.size * 0.94;
  drawLine(canvas, [end, y], shortHex(input.certificateSerial, 2), {
    ...styles.small,
    face: "mono",
    size,
    spread: GROUP_SPREAD * size,
  });
};
