import fc from "fast-check";
import { concat, latin1 } from "../../../shared/pades/bytes.ts";
import { readPdf } from "../../../shared/pades/reader.ts";
import { signTail } from "../../../shared/pades/sign.ts";
import { prepareRevision } from "../../../shared/pades/signing-copy.ts";
import { type OwnFileReport, verifyOwnFile } from "../../../shared/pades/verify.ts";
import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { certifier, ecKey, root, rsaKey, signatory, signedAt } from "./authority.ts";
import { startxrefOf, update } from "./build.ts";
import { ceremony, type Sealed, signingCopy } from "./ceremony.ts";
import { inflate } from "./inflate.ts";

const sealed: Record<string, Sealed> = {};
beforeAll(async () => {
  for (const upload of uploadNames) sealed[upload] = await ceremony(uploads[upload]);
});
const fileOf = (upload: string): Sealed => sealed[upload] ?? fail(upload);
const fail = (upload: string): never => {
  throw new Error(`no file ${upload}`);
};

const verify = (file: Uint8Array, { upload, root: trustedRoot }: Pick<Sealed, "upload" | "root">): Promise<OwnFileReport> =>
  verifyOwnFile(file, { uploadLength: upload.length, trustedRoot }, inflate);

describe.each(uploadNames)("%s", (upload) => {
  test("every signature is intact", async () => {
    const report = await verify(fileOf(upload).file, fileOf(upload));
    expect(report).toMatchObject({ intact: true });
    expect(report.problem).toBeUndefined();
    expect(report.signatures.map(({ fieldName, kind, serial, intact }) => [fieldName, kind, serial, intact])).toEqual([
      ["certification", "certification", "0a", true],
      ["slot-1", "approval", "5c01", true],
      ["slot-2", "approval", "5c02", true],
    ]);
    for (const signature of report.signatures) expect(signature.signedAt).toEqual(signedAt);
  });

  test("one flipped bit anywhere is found", async () => {
    const { file } = fileOf(upload);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = file.slice();
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const report = await verify(flipped, fileOf(upload));
        expect(report.intact).toBe(false);
        expect(report.problem?.detail).toEqual(expect.any(String));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("one other digit anywhere in a CMS, its padding included, is found", async () => {
    const { tails } = fileOf(upload);
    const file = concat([uploads[upload], tails[0] ?? new Uint8Array()]);
    const start = Buffer.from(file).lastIndexOf("/Contents <") + 11;
    await fc.assert(
      fc.asyncProperty(fc.nat(3000), fc.constantFrom(..."0123456789abcdef"), async (at, digit) => {
        fc.pre(file[start + at] !== digit.charCodeAt(0));
        const edited = file.slice();
        edited[start + at] = digit.charCodeAt(0);
        expect((await verify(edited, fileOf(upload))).intact).toBe(false);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

describe("a file that was changed afterwards", () => {
  const problemOf = async (file: Uint8Array) => (await verify(file, fileOf("table"))).problem;

  test("by an appended edit of the page", async () => {
    const { file } = fileOf("table");
    const size = readPdf(file, inflate).highest + 1;
    const edited = update(file, { 4: "(replaced)" }, { prev: startxrefOf(file), size });
    expect(await problemOf(edited)).toMatchObject({ code: "changed-after-signing", revision: 4 });
  });

  test("by bytes after its end", async () => {
    expect(await problemOf(concat([fileOf("table").file, latin1("\n")]))).toMatchObject({ code: "changed-after-signing" });
  });

  test("by bytes between two revisions", async () => {
    const { upload, tails } = fileOf("table");
    const [first, ...others] = tails;
    if (!first) throw new Error("no tail");
    expect((await verify(concat([upload, latin1(" "), first, ...others]), fileOf("table"))).intact).toBe(false);
    expect((await verify(concat([upload, first, latin1("% comment\n")]), fileOf("table"))).intact).toBe(false);
  });

  test("by another upload under the same tails", async () => {
    const other = Uint8Array.from(uploads.table);
    other[Buffer.from(other).indexOf("endobj") + 6] = 13;
    expect(await problemOf(concat([other, ...fileOf("table").tails]))).toMatchObject({
      code: "certification-wrong",
      revision: 1,
    });
  });

  test("by a tail left out", async () => {
    const { upload, tails } = fileOf("table");
    expect((await verify(concat([upload, ...tails.slice(1)]), fileOf("table"))).intact).toBe(false);
  });
});

test("a file cut after any of its tails is as intact as it was then", async () => {
  const { upload, tails } = fileOf("stream");
  for (const count of [1, 2, 3]) {
    const report = await verify(concat([upload, ...tails.slice(0, count)]), fileOf("stream"));
    expect([report.intact, report.signatures.length]).toEqual([true, count]);
  }
});

describe("whom it trusts", () => {
  test("no other root", async () => {
    const other = await root();
    const report = await verify(fileOf("table").file, { ...fileOf("table"), root: other.certificate });
    expect(report.problem).toMatchObject({ code: "untrusted", revision: 1 });
    expect(report.signatures.map(({ intact }) => intact)).toEqual([false, false, false]);
  });

  test("no certificate that was not valid when it was signed", async () => {
    const authority = await root();
    const copy = await signingCopy(uploads.table);
    const late = { ...copy, certification: { ...copy.certification, signedAt: new Date("2036-02-01T00:00:00Z") } };
    const tail = await signTail(uploads.table, prepareRevision(late, inflate), await certifier(authority));
    const report = await verify(concat([uploads.table, tail]), { upload: uploads.table, root: authority.certificate });
    expect(report.problem).toMatchObject({ code: "untrusted", detail: expect.stringMatching(/not valid when/) });
  });

  test("no issuer that is a signatory itself", async () => {
    const authority = await root();
    const key = ecKey();
    const someone = await signatory(authority, "Someone", { key });
    const forged = await certifier({ certificate: someone.certificate, sign: key.sign });
    const tail = await signTail(uploads.table, prepareRevision(await signingCopy(uploads.table), inflate), forged);
    const report = await verify(concat([uploads.table, tail]), { upload: uploads.table, root: authority.certificate });
    expect(report.problem).toMatchObject({ code: "untrusted", detail: expect.stringMatching(/does not lead/) });
  });

  test("no signature by another key than the certificate's", async () => {
    const authority = await root();
    const signer = { ...(await certifier(authority)), sign: ecKey().sign };
    const tail = await signTail(uploads.table, prepareRevision(await signingCopy(uploads.table), inflate), signer);
    const report = await verify(concat([uploads.table, tail]), { upload: uploads.table, root: authority.certificate });
    expect(report.problem).toMatchObject({ code: "signature-invalid", detail: expect.stringMatching(/does not verify/) });
  });
});

test.each([
  ["P-384", () => ecKey("P-384")],
  ["RSA-2048", () => rsaKey(2048)],
])("a certification with a key of %s, under a root of P-384", async (_, key) => {
  const authority = await root(ecKey("P-384"));
  const tail = await signTail(
    uploads.stream,
    prepareRevision(await signingCopy(uploads.stream), inflate),
    await certifier(authority, key()),
  );
  const report = await verify(concat([uploads.stream, tail]), { upload: uploads.stream, root: authority.certificate });
  expect(report).toMatchObject({ intact: true });
});
