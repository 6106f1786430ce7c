import { concat } from "../../shared/pades/bytes.ts";
import { takeApart } from "../../shared/pades/cms-read.ts";
import { readPdf } from "../../shared/pades/reader.ts";
import { readRevisions, type SignatureRecord } from "../../shared/pades/revisions.ts";
import { inflate } from "../shared/pades/inflate.ts";
import { pem, run, withFiles } from "./tools.ts";

export const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** The bytes that a signature covers, cut out as ISO 32000-2, 12.8.1 has it. */
const coveredBy = (file: Uint8Array, { byteRange }: SignatureRecord): Uint8Array => {
  const [from = 0, length = 0, second = 0, rest = 0] = byteRange;
  return concat([file.subarray(from, from + length), file.subarray(second, second + rest)]);
};

/** What openssl says of each signature's CMS over the bytes that it covers, against this root (DER) alone. `at`: seconds since 1970. */
export const cmsVerdicts = (file: Uint8Array, root: Uint8Array, at?: number): string[] =>
  readRevisions(readPdf(file, inflate)).map((record) => {
    const cms = record.contents.subarray(0, takeApart(record.contents)?.length ?? 0);
    return withFiles({ cms, covered: coveredBy(file, record), "root.pem": pem("CERTIFICATE", root) }, (path) => {
      const { output } = run("openssl", [
        ...["cms", "-verify", "-binary", "-inform", "DER", "-in", path("cms"), "-content", path("covered")],
        ...["-CAfile", path("root.pem"), "-purpose", "any", "-out", "/dev/null"],
        ...(at === undefined ? [] : ["-attime", String(at)]),
      ]);
      return output.trim();
    });
  });
