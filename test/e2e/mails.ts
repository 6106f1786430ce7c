import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Mail } from "../../infra/local/mailbox.ts";
import { newAccessCode } from "../../shared/usecases/access-code.ts";
import type { Demo } from "./demo-run.ts";

const SIGNATORIES = { kz: "prime-minister@kz.example", uz: "prime-minister@uz.example" };
/** Who of a side is told of each step. */
const OFFICERS = ["kz", "uz"].flatMap((side) =>
  ["protocol-1", "protocol-2", "treaty-desk"].map((name) => `${name}@${side}.example`),
);

/** How many versions followed the shared one, and with whom it was shared. */
const STORIES_TOLD = [
  { versions: 1, sharedWith: "uz" },
  { versions: 0, sharedWith: "kz" },
] as const;

const LINK = /\/sign#([\w.-]+)/g;
/** An access code as it is shown, by itself: no part of a number of the register. */
const CODE = /(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![\w-])/;

const to = ({ destination }: Mail): string => destination.to.join();
const words = ({ subject, body }: Mail): string => [subject, body.text, body.html].join("\n");
const plain = ({ subject, body }: Mail): string => `${subject} ${body.text}`.replaceAll(/\s+/g, " ");
const links = (mail: Mail): string[] => [...new Set([...words(mail).matchAll(LINK)].map(([, token = ""]) => token))];
const titleTag = (address: string): string => (address.endsWith("@kz.example") ? "kk-Cyrl" : "uz-Latn");

/** Letters of one agreement, in the order in which they were sent: each speaks of it in its reader's language. */
const lettersOf = ({ mails, summary }: Demo, index: number): readonly Mail[] =>
  mails.filter((mail) => plain(mail).includes(summary.agreements[index]?.titles[titleTag(to(mail))] ?? "?"));

/** Who was told what, and what no letter may say. */
export const describeMails = (demo: () => Demo): void =>
  describe("the letters", () => {
    test("each is about one agreement, in the language of who reads it", () => {
      const [first, second] = [0, 1].map((index) => new Set(lettersOf(demo(), index)));
      expect(demo().mails.filter((mail) => first?.has(mail) === second?.has(mail))).toEqual([]);
    });

    test.each([0, 1])("everyone concerned with agreement %i is told each step once, and nobody else", (index) => {
      const counted = new Map<string, number>();
      for (const mail of lettersOf(demo(), index)) counted.set(to(mail), (counted.get(to(mail)) ?? 0) + 1);
      // Officers: each initial, each signature, the last one, the entry, each later version; those of the other side what was shared.
      // Signatories: the invitation, the last signature, the entry.
      const { versions, sharedWith } = STORIES_TOLD[index] ?? STORIES_TOLD[0];
      const expected = [
        ...OFFICERS.map((officer) => [officer, 6 + versions + (officer.endsWith(`@${sharedWith}.example`) ? 1 : 0)] as const),
        ...Object.values(SIGNATORIES).map((it) => [it, 3] as const),
      ];
      expect(counted).toEqual(new Map(expected));
    });

    test.each([0, 1])("each signatory of agreement %i is invited once, the second after the first has signed", (index) => {
      const letters = lettersOf(demo(), index);
      const invitations = letters.filter((mail) => links(mail).length > 0);
      expect(invitations.map(to)).toEqual([SIGNATORIES.kz, SIGNATORIES.uz]);
      const [first = -1, second = -1] = invitations.map((mail) => letters.indexOf(mail));
      const firstSignature = letters.findIndex((mail, at) => at > first && OFFICERS.includes(to(mail)));
      expect(first).toBeGreaterThanOrEqual(0);
      expect(second).toBeGreaterThan(firstSignature);
      expect(firstSignature).toBeGreaterThan(first);
    });

    test("nobody but the signatory gets a link, and it is that of the own slot", () => {
      const found = demo().mails.flatMap((mail) => links(mail).map((token) => [to(mail), token.replace(/\.[\w-]{43}$/, "")]));
      const expected = demo().summary.agreements.flatMap(({ id }) => [
        [SIGNATORIES.kz, `${id}.kz1.1.1`],
        [SIGNATORIES.uz, `${id}.uz1.1.1`],
      ]);
      expect(found).toEqual(expected);
    });

    test("no letter carries an access code", () => {
      expect(`Code ${newAccessCode(Uint8Array.of(9, 8, 7, 6, 5))}.`).toMatch(CODE);
      for (const mail of demo().mails) expect(words(mail).replaceAll(LINK, "")).not.toMatch(CODE);
    });

    test("no log holds a link", () => {
      const folder = join(demo().directory, "cloud/logs");
      const logs = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
      expect(logs.join("").length).toBeGreaterThan(1000);
      for (const token of demo().mails.flatMap(links)) expect(logs.filter((log) => log.includes(token))).toEqual([]);
    });
  });
