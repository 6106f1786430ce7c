import { type Fact, line, type Section, type Sheet } from "./sheet.ts";

const WIDTH = 72;
const TITLE_INDENT = "    ";

/** Breaks at spaces only: hard spaces hold, an address longer than the line stays whole. */
const wrapped = (value: string, indent = ""): string => {
  const lines: string[] = [];
  let current = "";
  for (const word of line(value).split(" ")) {
    if (current !== "" && indent.length + current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current].map((each) => (each === "" ? "" : indent + each)).join("\n");
};

const factsOf = (facts: readonly Fact[]): string => {
  const width = Math.max(...facts.map(({ label }) => label.length)) + 2;
  const indent = " ".repeat(width);
  return facts
    .map(
      ({ label, lines }) =>
        label.padEnd(width) +
        lines
          .map((each) => wrapped(each, indent))
          .join("\n")
          .slice(width),
    )
    .join("\n");
};

const sectionOf = ({ heading, text, contacts = [] }: Section): string => {
  const people = contacts.map(({ name, mail }) => `${wrapped(name)}\n${line(mail)}`);
  return [line(heading), ...(people.length > 0 ? people : [wrapped(text)])].join("\n");
};

/** The letter as plain text, lines of 72 characters at most but for addresses. */
export const textOf = (sheet: Sheet): string => {
  const { salutation, action } = sheet;
  const blocks = [
    "Depositary",
    ...(salutation.length > 0 ? [salutation.map((each) => wrapped(each)).join("\n")] : []),
    wrapped(sheet.lead),
    wrapped(sheet.title, TITLE_INDENT),
    factsOf(sheet.facts),
    ...(action ? [`${line(action.label)}:\n${action.href}`, wrapped(action.note)] : []),
    ...sheet.sections.map(sectionOf),
    `${"-".repeat(WIDTH)}\n${wrapped(sheet.foot)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
};
