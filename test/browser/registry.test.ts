import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UI_LANGUAGES } from "../../shared/domain/languages.ts";
import { type Browsing, openBrowsing, overflow, SIZES, type Size, screenshot, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { type LivedPublic, liveStories } from "./lives.ts";

const SIZE_NAMES = Object.keys(SIZES) as Size[];

inBrowser("the registry", () => {
  let browsing: Browsing;
  let lived: readonly LivedPublic[];
  const folder = mkdtempSync(join(tmpdir(), "depositary-browser-"));
  beforeAll(async () => {
    browsing = await openBrowsing();
    lived = await liveStories(browsing.cloud);
  }, 120_000);
  afterAll(async () => {
    await browsing.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const first = (): LivedPublic => {
    const [one] = lived;
    if (!one) throw new Error("no agreement was lived");
    return one;
  };
  const visited = async (path: string, size: Size, locale = "en", { script = true } = {}) => {
    const visitor = await browsing.visit(path, { size, locale, script });
    return { visitor, page: visitor.page };
  };

  describe.each(SIZE_NAMES)("on a %s", (size) => {
    test.each(UI_LANGUAGES)("search, agreement and verification, in %s", async (language) => {
      for (const [name, path, settled] of [
        ["registry-search", "/", ".result"],
        ["registry-agreement", `/agreements/${first().number}`, ".entry-title"],
        ["registry-verify", "/verify", ".drop"],
      ] as const) {
        const { visitor, page } = await visited(path, size, language);
        await page.locator(settled).first().waitFor();
        await screenshot(visitor, `${name}-${language}`);
        // Words change with the language, structure and colours do not.
        if (language === "en") expect(await violations(visitor)).toEqual([]);
        expect(await overflow(visitor)).toBe(0);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        expect(await overflow(visitor)).toBe(0);
        expect(visitor.complaints()).toEqual([]);
        await visitor.context.close();
      }
    });
  });

  test("words find an agreement in either script, narrow with the party, and stand in the address", async () => {
    const { visitor, page } = await visited("/", "desktop");
    await page.locator(".result").nth(1).waitFor();
    await page.getByRole("searchbox").fill("жол картасы");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { name: "1 agreement", exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("жол картасы");
    await screenshot(visitor, "registry-search-words");
    await page.getByRole("searchbox").fill("JOL kartasi");
    await page.keyboard.press("Enter");
    await page.waitForURL(/JOL/);
    expect(await page.locator(".result").count()).toBe(1);
    await page.goto(new URL("/", browsing.url).href);
    await page.getByRole("link", { name: "Roadmap 1" }).click();
    await page.waitForURL(/form=ROADMAP/);
    await page.getByRole("heading", { name: "1 agreement", exact: true }).waitFor();
    expect(await page.getByRole("link", { name: "Roadmap 1" }).getAttribute("aria-current")).toBe("true");
    await page.getByRole("searchbox").fill("nothing has these words");
    await page.keyboard.press("Enter");
    await page.getByText("No agreement matches").waitFor();
    expect(new URL(page.url()).searchParams.get("form")).toBe("ROADMAP");
    await screenshot(visitor, "registry-search-none");
    expect(await violations(visitor)).toEqual([]);
    await page.getByRole("link", { name: "Remove Roadmap" }).click();
    await page.getByText("No agreement matches").waitFor();
    await page.goBack();
    await page.goBack();
    await page.getByRole("heading", { name: "1 agreement", exact: true }).waitFor();
    await page.locator(".result h2 a").click();
    await page.locator("h1.entry-title").waitFor();
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test("the address on the signature page leads to the number", async () => {
    const { visitor, page } = await visited(`/v/${first().id}`, "phone");
    await page.waitForURL(`**/agreements/${first().number}`);
    await page.locator("h1.entry-title").waitFor();
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test.each([
    ["/agreements/KAZ-UZB-1999-0001", "No agreement KAZ-UZB-1999-0001 is public here"],
    ["/agreements/nonsense", "No agreement nonsense is public here"],
    ["/v/0000000000000000", "This agreement is not public yet"],
    ["/v/nonsense", "Nothing is kept at this address"],
  ])("%s says what is not there", async (path, says) => {
    const { visitor, page } = await visited(path, "phone");
    await page.getByRole("heading", { name: says, exact: true }).waitFor();
    expect(await violations(visitor)).toEqual([]);
    expect(visitor.complaints(/Failed to load resource/)).toEqual([]);
    await visitor.context.close();
  });

  test("without a script an agreement is found, read and downloaded, in the reader's language", async () => {
    const { visitor, page } = await visited("/", "desktop", "en", { script: false });
    await page.getByRole("link", { name: "Қазақша" }).click();
    await page.locator("html[lang=kk]").waitFor();
    await page.getByRole("searchbox").fill("жол картасы");
    await page.keyboard.press("Enter");
    // The choice is kept: the form's address says nothing of it.
    await page.locator("html[lang=kk] .result mark").first().waitFor();
    await page.locator(".result h2 a").click();
    await page.locator("h1.entry-title").waitFor();
    expect(await page.title()).toContain(first().number);
    expect(await page.locator(".copy").first().isVisible()).toBe(false);
    const downloading = page.waitForEvent("download");
    await page.locator(".entry-main a[download]").first().click();
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
    await visitor.context.close();
  });

  test("a fingerprint and a citation are copied, and the button says so", async () => {
    const { visitor, page } = await visited(`/agreements/${first().number}`, "desktop");
    await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy citation" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(first().number);
    await visitor.context.close();
  });

  test("the years narrow the list, and the session leads to its agreements", async () => {
    const { visitor, page } = await visited("/", "desktop");
    await page.getByLabel("From").fill("1999");
    await page.getByLabel("To").fill("2000");
    await page.getByRole("button", { name: "Show these years" }).click();
    await page.getByText("No agreement matches").waitFor();
    await page.goto(new URL(`/agreements/${first().number}`, browsing.url).href);
    await page.getByRole("link", { name: "All agreements of the session" }).click();
    await page.getByRole("heading", { name: "2 agreements", exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("session")).toBe("KZ-UZ-IGC.20");
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  });

  test("on a phone what narrows the result is a closed list", async () => {
    const { visitor, page } = await visited("/", "phone");
    expect(await page.getByRole("link", { name: "Roadmap 1" }).isVisible()).toBe(false);
    await page.getByText("Narrow the result").click();
    await page.getByRole("link", { name: "Roadmap 1" }).waitFor();
    expect(await overflow(visitor)).toBe(0);
    await screenshot(visitor, "registry-search-narrow");
    await visitor.context.close();
  });

  test("an agreement in print has no navigation", async () => {
    const { visitor, page } = await visited(`/agreements/${first().number}`, "desktop");
    await page.locator("h1.entry-title").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".bar-nav").isVisible()).toBe(false);
    expect(await page.locator("h1.entry-title").isVisible()).toBe(true);
    await visitor.context.close();
  });

  describe("a file", () => {
    /** The signing copy of a text, with all its tails, as the desk gives it. */
    const sealedFile = async (): Promise<Uint8Array> => {
      const { id, entry } = first();
      const [text] = entry.texts;
      const authorization = `Bearer ${await browsing.cloud.token("kz-treaty-desk")}`;
      const response = await fetch(new URL(`/v1/agreements/${id}/texts/${text?.sha256}`, browsing.url), {
        headers: { authorization },
      });
      const { sealed } = (await response.json()) as { sealed: { url: string } };
      return new Uint8Array(await (await fetch(sealed.url)).arrayBuffer());
    };
    const upload = (): Uint8Array => first().uploads.get(first().entry.texts[0]?.sha256 ?? "") ?? new Uint8Array();
    const dropped = async (bytes: Uint8Array, name: string, size: Size = "desktop") => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const { visitor, page } = await visited("/verify", size);
      const asked: string[] = [];
      page.on("request", (request) =>
        asked.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ""}`),
      );
      await page.locator("input[type=file]").setInputFiles(path);
      await page.locator(".verdict").waitFor();
      return { visitor, page, asked };
    };
    const concat = (a: Uint8Array, b: Uint8Array): Uint8Array => Uint8Array.from([...a, ...b]);

    test.each(SIZE_NAMES)("that is sealed is known to the byte, part by part, on a %s", async (size) => {
      const { visitor, page, asked } = await dropped(await sealedFile(), "sealed.pdf", size);
      await page.getByText("This is the sealed file of the registry, to the byte.").waitFor();
      const parts = await page.locator(".parts li").allInnerTexts();
      expect(parts).toEqual(["As initialled", "Signature page", "Signature", "Signature"]);
      expect(await page.getByRole("link", { name: first().number }).count()).toBe(1);
      expect(asked.filter((line) => !line.startsWith("GET /v1/registry/texts/") && !line.startsWith("GET /assets/"))).toEqual([]);
      expect(await violations(visitor)).toEqual([]);
      expect(await overflow(visitor)).toBe(0);
      await screenshot(visitor, "registry-verify-sealed");
      expect(visitor.complaints()).toEqual([]);
      await visitor.context.close();
    });

    test("that was initialled is known as the text alone", async () => {
      const { visitor, page } = await dropped(upload(), "text.pdf");
      await page.getByText("This is the text that was initialled, without its signatures.").waitFor();
      await visitor.context.close();
    });

    test("that goes on after the sealed file is told apart", async () => {
      const sealed = await sealedFile();
      const end = new TextDecoder("latin1").decode(sealed.subarray(-4000));
      const startxref = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1];
      const [size, root] = [/.*\/Size (\d+)/s, /.*\/Root (\d+ \d+ R)/s].map((part) => part.exec(end)?.[1]);
      const trailer = `<< /Size ${size} /Prev ${startxref} /Root ${root} >>`;
      const more = `xref\n0 0\ntrailer\n${trailer}\nstartxref\n${sealed.length}\n%%EOF\n`;
      const { visitor, page } = await dropped(concat(sealed, new TextEncoder().encode(more)), "longer.pdf");
      await page.getByText("It begins with the sealed file. What follows was added later.").waitFor();
      expect((await page.locator(".parts li").allInnerTexts()).at(-1)).toBe("Addition");
      expect(await page.locator(".part-unknown").count()).toBe(1);
      await screenshot(visitor, "registry-verify-longer");
      expect(await violations(visitor)).toEqual([]);
      await visitor.context.close();
    });

    test("that is not of the registry is said to be none of it", async () => {
      const { visitor, page } = await dropped(readFileSync("test/fixtures/pdf/stream.pdf"), "other.pdf");
      await page.getByText("The registry holds no such text.").waitFor();
      await screenshot(visitor, "registry-verify-none");
      expect(await violations(visitor)).toEqual([]);
      await visitor.context.close();
    });

    test("that is no PDF is asked about whole", async () => {
      const { visitor, page } = await dropped(new TextEncoder().encode("no PDF"), "note.txt");
      await page.getByText(/cannot be read as a PDF/).waitFor();
      await visitor.context.close();
    });

    test("is looked up by number and by fingerprint, and what is neither is said to be", async () => {
      const { visitor, page } = await visited("/verify", "desktop");
      const input = page.getByLabel("Or look up a number or a SHA-256");
      await input.fill("xyz");
      await page.getByRole("button", { name: "Look up" }).click();
      await page.getByRole("alert").waitFor();
      await input.fill(first().entry.texts[0]?.sealedSha256 ?? "");
      await page.keyboard.press("Enter");
      await page.locator(".verdict-force").waitFor();
      await input.fill(first().number.toLowerCase());
      await page.keyboard.press("Enter");
      await page.locator("h1.entry-title").waitFor();
      await visitor.context.close();
    });
  });
});
