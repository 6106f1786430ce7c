import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browsing, openBrowsing, overflow, SIZES, type Size, screenshot, violations } from "./browsing.ts";
import { inBrowser } from "./chromium.ts";
import { type LivedPublic, liveStories } from "./lives.ts";

inBrowser("a file that is dropped on the registry", () => {
  let browsing: Browsing;
  let lived: LivedPublic;
  const folder = mkdtempSync(join(tmpdir(), "depositary-browser-"));
  beforeAll(async () => {
    browsing = await openBrowsing();
    const [one] = await liveStories(browsing.cloud);
    if (!one) throw new Error("no agreement was lived");
    lived = one;
  }, 120_000);
  afterAll(async () => {
    await browsing.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The signing copy of a text, with all its tails, as the desk gives it. */
  const sealedFile = async (): Promise<Uint8Array> => {
    const { id, entry } = lived;
    const [text] = entry.texts;
    const authorization = `Bearer ${await browsing.cloud.token("kz-treaty-desk")}`;
    const response = await fetch(new URL(`/v1/agreements/${id}/texts/${text?.sha256}`, browsing.url), {
      headers: { authorization },
    });
    const { sealed } = (await response.json()) as { sealed: { url: string } };
    return new Uint8Array(await (await fetch(sealed.url)).arrayBuffer());
  };
  const upload = (): Uint8Array => lived.uploads.get(lived.entry.texts[0]?.sha256 ?? "") ?? new Uint8Array();
  const dropped = async (bytes: Uint8Array, name: string, size: Size = "desktop") => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const visitor = await browsing.visit("/verify", { size });
    const { page } = visitor;
    const asked: string[] = [];
    page.on("request", (request) =>
      asked.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ""}`),
    );
    await page.locator("input[type=file]").setInputFiles(path);
    await page.locator(".verdict").waitFor();
    return { visitor, page, asked };
  };
  const concat = (a: Uint8Array, b: Uint8Array): Uint8Array => Uint8Array.from([...a, ...b]);

  test.each(Object.keys(SIZES) as Size[])("that is sealed is known to the byte, part by part, on a %s", async (size) => {
    const { visitor, page, asked } = await dropped(await sealedFile(), "sealed.pdf", size);
    await page.getByText("This is the sealed file of the registry, to the byte.").waitFor();
    const parts = await page.locator(".parts li").allInnerTexts();
    expect(parts).toEqual(["As initialled", "Signature page", "Signature", "Signature"]);
    expect(await page.getByRole("link", { name: lived.number }).count()).toBe(1);
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
    const visitor = await browsing.visit("/verify");
    const { page } = visitor;
    const input = page.getByLabel("Or look up a number or a SHA-256");
    await input.fill("xyz");
    await page.getByRole("button", { name: "Look up" }).click();
    await page.getByRole("alert").waitFor();
    await input.fill(lived.entry.texts[0]?.sealedSha256 ?? "");
    await page.keyboard.press("Enter");
    await page.locator(".verdict-force").waitFor();
    await input.fill(lived.number.toLowerCase());
    await page.keyboard.press("Enter");
    await page.locator("h1.entry-title").waitFor();
    await visitor.context.close();
  });
});
