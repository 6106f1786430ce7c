import { quoted } from "../../../shared/messages/format/quoted.ts";
import { kk } from "../../../shared/messages/pages/signing-room/kk.ts";
import { ru } from "../../../shared/messages/pages/signing-room/ru.ts";
import { uz } from "../../../shared/messages/pages/signing-room/uz.ts";
import { particulars } from "../../fixtures/agreement.ts";

test("marks within marks are the inner ones", () => {
  expect(quoted("Карта «Азия»", ["«", "»"], ["„", "“"])).toBe("«Карта „Азия“»");
  expect(quoted("“Osiyo” xaritasi", ["“", "”"], ["‘", "’"])).toBe("“‘Osiyo’ xaritasi”");
});

test("no consent has two closing or opening marks of a kind side by side, and Uzbek keeps its letters", () => {
  const { titles } = particulars;
  const consents = [
    ru.sign.consent(titles.ru ?? "", "KZ"),
    kk.sign.consent(titles["kk-Cyrl"] ?? "", "KZ"),
    uz.sign.consent(titles["uz-Latn"] ?? "", "KZ"),
  ];
  for (const consent of consents) expect(consent).not.toMatch(/»»|««|””|““/);
  expect(consents[2]).toContain("boʻyicha yoʻl");
});
