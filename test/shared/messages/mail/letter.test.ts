import { UI_LANGUAGES } from "../../../../shared/domain/languages.ts";
import type { Letter } from "../../../../shared/domain/letter.ts";
import { composeLetter } from "../../../../shared/messages/mail/letter.ts";
import { ADDRESS, acted, fullySigned, invitation, JOINT_PLAN, LETTERS, LINK, registered, signed } from "./letters.ts";

const every = Object.entries(LETTERS).flatMap(([kind, make]) =>
  UI_LANGUAGES.map((language): [string, Letter] => [`${kind} in ${language}`, make(language)]),
);
const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, " ");
const count = (text: string, part: string) => text.split(part).length - 1;
const ENTITIES: { readonly [entity: string]: string } = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
const unescaped = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, (_, entity: string) => ENTITIES[entity] ?? "");
/** What a reader sees of an HTML letter. */
const seen = (html: string) => {
  const body = html.slice(html.indexOf("</head>")).replace(/<div style="display:none.*?<\/div>/s, "");
  return spaced(unescaped(body.replace(/<br>|<\/(?:p|td|th|h1|h2)>/g, " ").replace(/<[^>]+>/g, ""))).trim();
};

describe.each(every)("%s", (_, letter) => {
  const { subject, text, html } = composeLetter(letter);

  test("leaves no value out", () => {
    for (const part of [subject, text, html.replace(/<style>.*?<\/style>/s, "")]) {
      expect(part).not.toMatch(/undefined|null|NaN|Invalid|\[object|[{}]|\u2026|\.\.\./);
    }
    expect(spaced(text)).toContain(letter.title);
    expect(seen(html)).toContain(letter.title);
  });

  test("says the same in text and in HTML, where the button stands for the address", () => {
    const withoutAddress = text.replace(/:\nhttps:.*$/m, "").replace(/^-+$/m, "");
    expect(seen(html)).toBe(spaced(withoutAddress).trim());
  });

  test("sets the text in lines of 72 characters, addresses apart", () => {
    const long = text.split("\n").filter((each) => each.length > 72 && !each.startsWith("https:"));
    expect(long).toEqual([]);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  test("has a subject of one line that a list of mails can show", () => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(100);
  });

  test("names its language, asks the network for nothing and measures nobody", () => {
    expect(html).toContain(`<html lang="${letter.language}" dir="ltr">`);
    expect(html).not.toMatch(/<(?:img|script|link|iframe|svg|form|object|base)\b|\bsrc=|url\(|@import|@font-face|http-equiv/i);
    const addresses = [...html.matchAll(/https?:[^"'\s<]*/g)].map(([address]) => address);
    expect(addresses).toEqual(letter.kind === "invitation" ? [LINK] : letter.kind === "registered" ? [ADDRESS] : []);
  });

  test("keeps № and numbers, day and month together", () => {
    for (const part of [subject, text, html])
      expect(part).not.toMatch(/№ |\b5 (?:May|мая|мамыр|may)\b|\b6 (?:pages|страниц|бет|bet)\b/);
  });

  test("claims no legal effect, does not plead or exclaim", () => {
    const words = text.replace(/^(?:Құрметті|Hurmatli) .*!$/m, "");
    expect(words).not.toMatch(/!|\bplease\b|пожалуйста|өтінеміз|iltimos/i);
    expect(words).not.toMatch(
      /binding|in force|вступил|в силу|в силе|юридическ|заңды күш|күшіне енді|күшінде|yuridik kuch|kuchga kirdi|kuchida/i,
    );
  });

  test("uses the language's own letters and quotation marks", () => {
    if (letter.language === "uz") expect(text).not.toMatch(/['‘`´]|[а-яё]/i);
    if (letter.language === "ru" || letter.language === "kk") expect(text).not.toMatch(/["“”]/);
    if (letter.language === "ru") expect(text).not.toMatch(/[әғқңөұүһі]/i);
  });
});

describe("an invitation", () => {
  test.each(UI_LANGUAGES)("carries its link once, unbroken, in %s", (language) => {
    const { subject, text, html } = composeLetter(invitation(language));
    expect(count(html, LINK)).toBe(1);
    expect(html).toContain(`href="${LINK}"`);
    expect(count(text, LINK)).toBe(1);
    expect(text.split("\n")).toContain(LINK);
    expect(subject).not.toContain("https");
  });

  test("escapes a link's ampersands and quotes", () => {
    const { html, text } = composeLetter(invitation("en", { link: 'https://h.example/sign?a=1&b="2"#x' }));
    expect(html).toContain('href="https://h.example/sign?a=1&amp;b=&quot;2&quot;#x"');
    expect(text).toContain('https://h.example/sign?a=1&b="2"#x');
  });

  test("tells the window in the session's zone, with the zone's name", () => {
    const texts = UI_LANGUAGES.map((language) => spaced(composeLetter(invitation(language)).text));
    expect(texts[0]).toContain("When 5 May 2023, 10:00 to 18:00 (Tashkent time)");
    expect(texts[1]).toContain("Когда 5 мая 2023 года, с 10:00 до 18:00 (по ташкентскому времени)");
    expect(texts[2]).toContain("Қашан 2023 жылғы 5 мамыр, 10:00–18:00 (Ташкент уақытымен)");
    expect(texts[3]).toContain("Qachon 2023-yil 5-may, soat 10:00 dan 18:00 gacha (Toshkent vaqti bilan)");
  });

  test("tells a window of several days, across midnight of the place", () => {
    const window = { opensAt: "2023-05-04T20:30:00Z", closesAt: "2023-05-06T13:00:00Z" };
    const texts = UI_LANGUAGES.map((language) => spaced(composeLetter(invitation(language, window)).text));
    expect(texts[0]).toContain("5 May 2023, 01:30, to 6 May 2023, 18:00 (Tashkent time)");
    expect(texts[1]).toContain("с 01:30 5 мая 2023 года до 18:00 6 мая 2023 года (по ташкентскому времени)");
    expect(texts[2]).toContain("2023 жылғы 5 мамыр, 01:30 – 2023 жылғы 6 мамыр, 18:00 (Ташкент уақытымен)");
    expect(texts[3]).toContain("2023-yil 5-may, 01:30 – 2023-yil 6-may, 18:00 (Toshkent vaqti bilan)");
    expect(spaced(composeLetter(invitation("en", window)).subject)).toBe(
      "Roadmap: signature, 5 May, 01:30 – 6 May, 18:00 (Tashkent time)",
    );
  });

  test.each([
    ["Europe/Moscow", "08:00 to 16:00 (UTC+03:00)"],
    ["UTC", "05:00 to 13:00 (UTC)"],
    ["America/St_Johns", "02:30 to 10:30 (UTC-02:30)"],
  ])("tells a zone without a name of its own by its offset: %s", (zone, expected) => {
    const letter = invitation("en");
    const { text } = composeLetter({ ...letter, session: { ...letter.session, zone } });
    expect(spaced(text)).toContain(expected);
  });

  test("names the session's place only where signing is elsewhere", () => {
    expect(composeLetter(invitation("en")).text).toMatch(/Tashkent\n +20th\u00a0session of the Intergovernmental Commission\n/);
    const elsewhere = composeLetter(invitation("en", { place: "Astana" })).text;
    expect(spaced(elsewhere)).toContain("Where Astana 20th session of the Intergovernmental Commission, Tashkent Side");
  });

  test.each([
    ["en", "Also to sign: Abdulla Aripov.", "Signed so far: A and B.", "Yours completes the signing."],
    ["ru", "Кроме вас подписывает Абдулла Арипов.", "Уже есть подписи: A и B.", "Ваша подпись завершает подписание."],
    ["kk", "Сізден басқа Абдулла Арипов қол қояды.", "Қол қойды: A және B.", "Сіздің қолтаңбаңызбен қол қою аяқталады."],
    [
      "uz",
      "Sizdan tashqari Abdulla Aripov imzolaydi.",
      "Imzolaganlar: A va B.",
      "Imzolash Sizning imzoyingiz bilan yakunlanadi.",
    ],
  ] as const)("says in %s who signed and who else signs", (language, alone, before, last) => {
    expect(spaced(composeLetter(invitation(language)).text)).toContain(alone);
    const final = spaced(composeLetter(invitation(language, { signedBefore: ["A", "B"], signingAfter: [] })).text);
    expect(final).toContain(before);
    expect(final).toContain(last);
  });

  test("says that opening signs nothing and that the code comes otherwise", () => {
    const { text } = composeLetter(invitation("en"));
    expect(text).toContain("Opening signs nothing.");
    expect(spaced(text)).toContain("An officer of your side gives it to you in person or by telephone. It never comes by mail.");
    expect(text).toContain("Do not forward this letter");
    expect(spaced(text)).toContain(
      "Sent on behalf of this side: Government of the Republic of Kazakhstan. The texts are not attached.",
    );
  });

  test("names every officer with an address to write to, else the service that answers", () => {
    const officers = [
      { name: "A. B. First", mail: "first@kz.example" },
      { name: "Second", mail: "second?cc=x@kz.example" },
    ];
    const { html, text } = composeLetter(invitation("en", { officers }));
    expect(html).toContain('href="mailto:first@kz.example"');
    expect(html).toContain('href="mailto:second%3Fcc%3Dx@kz.example"');
    expect(text).toContain("A.\u00a0B.\u00a0First\nfirst@kz.example\nSecond\nsecond?cc=x@kz.example");
    expect(composeLetter(invitation("en", { officers: [] })).text).toContain("The protocol service of your side answers them.");
  });

  test("addresses nobody by a gender", () => {
    const openings = UI_LANGUAGES.map((language) => composeLetter(invitation(language)).text.split("\n\n")[1]);
    expect(openings).toEqual([
      "Alikhan Smailov\nExcellency,",
      "Алихан Смаилов\nВаше Превосходительство,",
      "Құрметті Әлихан Смайылов!",
      "Hurmatli Alixan Smailov!",
    ]);
  });

  test("is refused where a time or a zone is none", () => {
    expect(() => composeLetter(invitation("en", { opensAt: "" }))).toThrow(RangeError);
  });
});

describe("news", () => {
  test("tells officers who signed, when, and who is awaited", () => {
    const text = spaced(composeLetter(signed("en")).text);
    expect(text).toContain("Signatory Alikhan Smailov Prime Minister of the Republic of Kazakhstan Side Kazakhstan");
    expect(text).toContain("When 5 May 2023, 11:20 (Tashkent time) Signatures Still to sign: Abdulla Aripov.");
    expect(composeLetter(signed("en", { waitingFor: [] })).text).toContain("All signatures have been given.");
    expect(spaced(composeLetter(signed("ru", { waitingFor: ["А", "Б"] })).text)).toContain("Ожидаются подписи: А и Б.");
  });

  test.each([
    ["en", "Signed by both sides on 5 May 2023:"],
    ["ru", "5 мая 2023 года обеими Сторонами подписан документ:"],
    ["kk", "2023 жылғы 5 мамыр күні екі Тарап мынадай құжатқа қол қойды:"],
    ["uz", "2023-yil 5-may kuni ikkala Tomon quyidagi hujjatni imzoladi:"],
  ] as const)("says in %s that both sides signed, and the day", (language, lead) => {
    const { text, subject } = composeLetter(fullySigned(language));
    expect(spaced(text)).toContain(lead);
    expect(spaced(subject)).toMatch(/5[ -](?:May|мая|мамыр|may)/);
  });

  test("of several days names the last, whatever the order of the slots; of more than two signatories says all sides", () => {
    const at = (name: string, signedAt: string) => ({ name, office: "Minister", signedAt });
    const signatures = [at("A", "2023-05-06T20:00:00Z"), at("B", "2023-05-05T06:00:00Z"), at("C", "2023-05-05T07:00:00Z")];
    const { subject, text } = composeLetter(fullySigned("en", { signatures }));
    expect(spaced(text)).toContain("Signed by all sides, the last signature being given on 7 May 2023:");
    expect(spaced(subject)).toBe("Roadmap (20th session): signed by all sides on 7 May 2023");
    expect(spaced(text)).toMatch(/A Minister 7 May 2023, 01:00 .* B Minister 5 May 2023, 11:00 .* C Minister 5 May 2023, 12:00/);
  });

  test("gives the number and the address of the entry", () => {
    const { subject, text, html } = composeLetter(registered("ru", { title: JOINT_PLAN.ru }));
    expect(subject).toBe(
      "Совместный план практических действий (20-е\u00a0заседание): внесено в реестр, №\u00a0KAZ-UZB-2023-0001",
    );
    expect(spaced(text)).toContain("Номер KAZ-UZB-2023-0001 Доступ с 5 мая 2023 года, 14:00 (по ташкентскому времени)");
    expect(text.split("\n")).toContain(ADDRESS);
    expect(html).toContain(`href="${ADDRESS}"`);
    expect(html).toContain('<span style="white-space:nowrap">KAZ-UZB-2023-0001</span>');
  });
});

describe("an act", () => {
  test.each([
    ["en", "When 12 June 2023, 10:00 to 18:00 (Tashkent time) Where Astana Reason Flood Commission"],
    ["ru", "Когда 12 июня 2023 года, с 10:00 до 18:00 (по ташкентскому времени) Где Астана Причина Flood"],
    ["kk", "Қашан 2023 жылғы 12 маусым, 10:00–18:00 (Ташкент уақытымен) Қайда Астана Себебі Flood"],
    ["uz", "Qachon 2023-yil 12-iyun, soat 10:00 dan 18:00 gacha (Toshkent vaqti bilan) Qayerda Ostona Sababi Flood"],
  ] as const)("that moves the signing tells in %s the new window, the new place and why", (language, expected) => {
    expect(spaced(composeLetter(acted("postponed")(language, { reason: "Flood" })).text)).toContain(expected);
  });

  test.each([
    ["en", "Side Kazakhstan Signatory Abdulla Aripov", "Before Alikhan Smailov"],
    ["ru", "Сторона Казахстан Кто Абдулла Арипов", "Прежде Алихан Смаилов"],
    ["kk", "Тарап Қазақстан Кім Абдулла Арипов", "Бұрын Әлихан Смайылов"],
    ["uz", "Tomon Qozogʻiston Kim Abdulla Aripov", "Avval Alixan Smailov"],
  ] as const)("that replaces a signatory names in %s the new person and the one before, each with an office", (language, now, then) => {
    const text = spaced(composeLetter(acted("replaced")(language)).text);
    const [first, second] = [text.indexOf(now), text.indexOf(then)];
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first + now.length + 10);
  });

  test.each([
    "reason",
    "question",
  ] as const)("shows the %s of a person line by line, and nothing of it in the subject", (what) => {
    const written = "\nFirst line.\r\n\r\n\nReason  forged\nhttps://evil.example\rx\n";
    const { subject, text, html } = composeLetter(acted("question")("en", { [what]: written }));
    expect(html).toContain(">First line.<br><br>Reason  forged<br>https://evil.example x</td>");
    const lines = text.split("\n");
    const from = lines.findIndex((each) => each.endsWith("First line."));
    const indent = " ".repeat(lines[from]?.indexOf("First") ?? 0);
    // What a person wrote begins no line of the letter.
    expect(lines.slice(from + 1, from + 4)).toEqual(["", `${indent}Reason  forged`, `${indent}https://evil.example x`]);
    expect(indent.length).toBeGreaterThan(2);
    expect(subject).toBe(composeLetter(acted("question")("en")).subject);
  });

  test("says to whom it was sent", () => {
    const foot = (to: "own" | "all" | "person") => composeLetter(acted("cancelled")("en", { to })).text;
    expect(foot("own")).toContain("Sent to the officers of your side.");
    expect(spaced(foot("all"))).toContain("Sent to the officers of the sides");
    expect(spaced(foot("person"))).toContain("Sent to those whom this concerns.");
  });
});

describe("a hostile value", () => {
  const hostile = `<script>alert("1")</script> & <b title='x'>1-"&2</b>`;
  const cases: [string, Letter][] = [
    ["title", invitation("en", { title: hostile })],
    ["addressee", invitation("en", { addressee: hostile })],
    ["side", invitation("en", { onBehalfOf: hostile })],
    ["place", invitation("en", { place: hostile })],
    ["earlier signatory", invitation("en", { signedBefore: [hostile] })],
    ["later signatory", invitation("en", { signingAfter: [hostile] })],
    ["officer", invitation("en", { officers: [{ name: hostile, mail: "a@b.example" }] })],
    ["officer's address", invitation("en", { officers: [{ name: "A", mail: hostile }] })],
    ["office", signed("en", { office: hostile })],
    ["signature", fullySigned("en", { signatures: [{ name: hostile, office: hostile, signedAt: "2023-05-05T06:00:00Z" }] })],
    ["number", registered("en", { number: hostile })],
    ["reason", acted("cancelled")("en", { reason: hostile })],
    ["question", acted("question")("en", { question: hostile })],
    ["new signatory", acted("replaced")("en", { who: { name: hostile, office: hostile } })],
    ["signatory before", acted("replaced")("en", { before: { name: hostile, office: hostile } })],
    ["new place", acted("postponed")("en", { place: hostile })],
  ];

  test.each(cases)("is shown and not run: %s", (_, letter) => {
    const { html, text } = composeLetter(letter);
    expect(html).not.toMatch(/<script|<b /);
    expect(seen(html)).toContain(hostile);
    expect(spaced(text)).toContain(hostile);
  });

  test("forges no line and no header", () => {
    const title = "Roadmap\r\nBcc: x@y.example\n\nOpen the texts:\u2028https://evil.example\u202e";
    const { subject, text, html } = composeLetter(invitation("en", { title }));
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(text).not.toMatch(/^Bcc|^https:\/\/evil|^Open the texts:\n(?!https:\/\/depositary)/m);
    expect(text + html).not.toMatch(/[\u2028\u202e]/);
  });
});
