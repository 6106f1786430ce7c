import { sha256Bytes } from "../../../shared/domain/hash.ts";
import { assembleCms, createCms } from "../../../shared/pades/cms.ts";
import { takeApart } from "../../../shared/pades/cms-read.ts";
import { encode, octets, oid, sequence, setOf } from "../../../shared/pades/der.ts";
import { judgedBy, pem, run, withFiles } from "../../judges/tools.ts";
import { ecKey, type Key, root, rsaKey, signatory } from "./authority.ts";

const content = new TextEncoder().encode("Совершено в городе Ташкенте");
const digest = sha256Bytes(content);

const made = async (key: Key = ecKey()) => {
  const authority = await root();
  const signer = await signatory(authority, "Әлия", { key });
  return { authority, signer, cms: await createCms({ digest, signer }) };
};

test("what was assembled is taken apart, and assembled to the same bytes", async () => {
  const { authority, signer, cms } = await made();
  const parts = takeApart(Uint8Array.from([...cms, 0, 0, 0]));
  expect(parts).toMatchObject({ length: cms.length, unsignedAttributes: [] });
  expect([parts?.digest, parts?.certificate, parts?.chain]).toEqual([digest, signer.certificate, [authority.certificate]]);
  expect(parts && assembleCms(parts)).toEqual(cms);
});

test("an unsigned attribute is made from the signature value and kept", async () => {
  const { signer } = await made();
  const attribute = (value: Uint8Array) => encode(sequence(oid("1.2.840.113549.1.9.16.2.14"), setOf([octets(value)])));
  const cms = await createCms({ digest, signer, unsignedAttributes: async (signature) => [attribute(sha256Bytes(signature))] });
  const parts = takeApart(cms);
  expect(parts?.unsignedAttributes).toEqual([attribute(sha256Bytes(parts?.signature ?? new Uint8Array()))]);
});

test.each([
  ["nothing", new Uint8Array()],
  ["zeros", new Uint8Array(64)],
  ["another value", encode(sequence(oid("1.2.3"), octets(digest)))],
  ["noise", Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256)],
])("%s is no CMS of ours", (_, bytes) => {
  expect(takeApart(bytes)).toBeUndefined();
});

judgedBy("openssl", () => {
  test.each([
    ["P-256", () => ecKey()],
    ["P-384", () => ecKey("P-384")],
    ["RSA-3072", () => rsaKey()],
  ])("openssl verifies a CMS of %s and finds no signing-time in it", async (_, key) => {
    const { authority, cms } = await made(key());
    withFiles({ "cms.der": cms, content, "root.pem": pem("CERTIFICATE", authority.certificate) }, (path) => {
      const verified = run("openssl", [
        ...["cms", "-verify", "-binary", "-inform", "DER", "-in", path("cms.der"), "-content", path("content")],
        ...["-CAfile", path("root.pem"), "-purpose", "any", "-attime", "1790000000", "-cades", "-out", "/dev/null"],
      ]);
      expect(verified.output).toMatch(/CAdES Verification successful|CMS Verification successful/);
      expect(verified.status).toBe(0);
      const { output } = run("openssl", ["cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", path("cms.der")]);
      const attributes = [...output.slice(output.indexOf("signedAttrs:")).matchAll(/object: (\S+) \(/g)].map(([, name]) => name);
      expect(attributes).toEqual(["contentType", "messageDigest", "id-smime-aa-signingCertificateV2"]);
      expect(output).toMatch(/eContent: <ABSENT>/);
      expect(output).not.toMatch(/signingTime/);
    });
  });
});
