import { paragraphsOf } from "../../../web/sign/read/paragraphs.ts";

const line = (text: string, y: number, height = 12) => ({ text, y, height, ends: true });

test("lines that stand close are one paragraph; a gap or larger letters begin the next", () => {
  const pieces = [
    line("Дорожная карта", 760, 18),
    line("Стороны,", 730),
    line("далее именуемые", 714),
    line("согласовали.", 680),
  ];
  expect(paragraphsOf(pieces)).toEqual(["Дорожная карта", "Стороны, далее именуемые", "согласовали."]);
});

test("a line of several runs is one line, and a hyphen at its end stays", () => {
  const pieces = [
    { text: "казахстанско-", y: 700, height: 12, ends: true },
    { text: "узбек", y: 684, height: 12, ends: false },
    { text: "ской", y: 684, height: 12, ends: true },
    { text: " ", y: 668, height: 0, ends: true },
  ];
  expect(paragraphsOf(pieces)).toEqual(["казахстанско-узбекской"]);
});
