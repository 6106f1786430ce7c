import { X509Certificate } from "node:crypto";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import {
  createRootCertificate,
  issueCertificationCertificate,
  issueSignatoryCertificate,
} from "../../../shared/pades/certificates.ts";
import { judgedBy, pem, run, withFiles } from "../../judges/tools.ts";
import { actDigest, ecKey, root, rsaKey, signatory } from "./authority.ts";

const validity = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2036-01-01T00:00:00Z") };
const subject = { commonName: "Ұлан Әбішев", organization: "Oʻzbekiston Respublikasi", country: "UZ" };

test("a signatory's certificate is for signatures alone, as another library reads it", async () => {
  const authority = await root();
  const { certificate } = await signatory(authority, "Ұлан Әбішев");
  const read = new x509.X509Certificate(Buffer.from(certificate));
  const usage = read.getExtension(x509.KeyUsagesExtension);
  expect([usage?.critical, usage?.usages]).toEqual([
    true,
    x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
  ]);
  expect(read.getExtension(x509.BasicConstraintsExtension)).toMatchObject({ ca: false, critical: true });
  expect(read.getExtension(x509.SubjectAlternativeNameExtension)?.names.toJSON()).toEqual([
    { type: "url", value: "https://depositary.test/v/0123456789abcdef" },
  ]);
  expect(read.extensions.map(({ type }) => type)).not.toContain("2.5.29.37");
  expect(read.extensions.map(({ type }) => type)).not.toContain("2.5.29.56");
  // As openssl encodes the OID; not critical, so the value follows at once, an OCTET STRING in an OCTET STRING.
  const act = `06146982bab180f997adf28481a9cfdfb3e3d5d69e0d04220420${Buffer.from(actDigest).toString("hex")}`;
  expect(Buffer.from(certificate).toString("hex")).toContain(act);
  const issuer = new x509.X509Certificate(Buffer.from(authority.certificate));
  const own = issuer.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId;
  expect(read.getExtension(x509.AuthorityKeyIdentifierExtension)?.keyId).toBe(own);
  expect(own).toMatch(/^[0-9a-f]{40}$/);
});

test("names in Kazakh and Uzbek letters come out as they are", async () => {
  const key = ecKey();
  const issuer = await root();
  const certificate = await issueCertificationCertificate({
    subject,
    publicKey: key.publicKey,
    serial: "7f",
    ...validity,
    issuer,
  });
  expect(new X509Certificate(certificate).subject.split("\n")).toEqual(["C=UZ", "O=Oʻzbekiston Respublikasi", "CN=Ұлан Әбішев"]);
});

test("no certificate outlives its issuer's, and none that ends before is changed", async () => {
  const issuer = await root();
  const ends = new Date(new X509Certificate(issuer.certificate).validTo);
  const until = async (notAfter: Date) => {
    const request = { subject, publicKey: ecKey().publicKey, serial: "7f", ...validity, notAfter, issuer };
    return new Date(new X509Certificate(await issueCertificationCertificate(request)).validTo);
  };
  expect(await until(new Date(ends.getTime() + 86_400_000))).toEqual(ends);
  expect(await until(new Date(ends.getTime() - 86_400_000))).toEqual(new Date(ends.getTime() - 86_400_000));
});

test("a value longer than 64 characters is cut to what a name may hold", async () => {
  const issuer = await root();
  const { certificate } = await signatory(issuer, "Ң".repeat(80));
  expect(new X509Certificate(certificate).subject).toMatch(/CN=Ң{64}$/);
});

test.each([
  ["P-256", () => ecKey()],
  ["P-384", () => ecKey("P-384")],
  ["RSA-3072", () => rsaKey()],
])("a root with a key of %s signs itself and its leaves", async (_, key) => {
  const authority = await root(key());
  const { certificate } = await signatory(authority, "x");
  const [issuer, leaf] = [new X509Certificate(authority.certificate), new X509Certificate(certificate)];
  expect([issuer.ca, issuer.verify(issuer.publicKey), leaf.verify(issuer.publicKey), leaf.checkIssued(issuer)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test.each([
  ["P-521", () => ecKey("P-521")],
  ["secp256k1", () => ecKey("secp256k1")],
  ["RSA-1024", () => rsaKey(1024)],
])("a key of %s is refused", async (_, key) => {
  await expect(root(key())).rejects.toMatchObject({ code: "unsupported-key" });
});

test.each(["00", "80".padEnd(40, "0"), "1".padEnd(42, "0")])("a serial number of 0x%s is refused", async (serial) => {
  await expect(signatory(await root(), "x", { serial })).rejects.toMatchObject({ code: "bad-serial" });
});

test("a serial number whose first bit is set stays positive", async () => {
  const { certificate } = await signatory(await root(), "x", { serial: "9c01" });
  expect(new X509Certificate(certificate).serialNumber).toBe("9C01");
});

test("a validity beyond 2049 is written with four digits of the year", async () => {
  const key = ecKey();
  const notAfter = new Date("2056-01-01T00:00:00Z");
  const certificate = await createRootCertificate({
    subject,
    publicKey: key.publicKey,
    serial: "01",
    ...validity,
    notAfter,
    sign: key.sign,
  });
  expect(new Date(new X509Certificate(certificate).validTo)).toEqual(notAfter);
});

test("an issuer that is no certificate is refused", async () => {
  const key = ecKey();
  const issuer = { certificate: Uint8Array.of(0x30, 1, 0), sign: key.sign };
  const request = {
    subject,
    publicKey: key.publicKey,
    serial: "01",
    ...validity,
    issuer,
    subjectAltUri: "https://a.test",
    actDigest,
  };
  await expect(async () => issueSignatoryCertificate(request)).rejects.toMatchObject({ code: "not-der" });
});

judgedBy("openssl", () => {
  test("openssl finds the chain in order, for ten years", async () => {
    const authority = await root();
    const { certificate } = await signatory(authority, "x");
    withFiles({ "root.pem": pem("CERTIFICATE", authority.certificate), "leaf.pem": pem("CERTIFICATE", certificate) }, (path) => {
      for (const attime of ["1790000000", "2080000000"]) {
        const { output } = run("openssl", [
          "verify",
          "-x509_strict",
          "-attime",
          attime,
          "-CAfile",
          path("root.pem"),
          path("leaf.pem"),
        ]);
        expect(output).toMatch(/leaf\.pem: OK/);
      }
    });
  });
});
