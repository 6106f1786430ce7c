/** What the examples are filled with: named, so that a reader's own entry, or a test's agreement, can stand in the sample's place. */
export interface Values {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly number: string;
  readonly agreementId: string;
  /** Of a text, as initialled. */
  readonly sha256: string;
  readonly manifest: string;
  /** The ETag of the agreement as it was read, in its quotation marks. */
  readonly etag: string;
  readonly slot: string;
  /** The slots in the order in which they sign. */
  readonly order: readonly (readonly string[])[];
  readonly opensAt: string;
  readonly closesAt: string;
  /** The three files of a version: Kazakh, Uzbek, Russian. */
  readonly files: readonly { readonly sha256: string; readonly bytes: number }[];
  readonly officer: string;
  readonly delivery: string;
  readonly step: string;
  readonly code: string;
  /** An officer's access token, a signatory's link and session, the key of an act: shell words in the text of the page. */
  readonly token: string;
  readonly link: string;
  readonly session: string;
  readonly key: string;
}

/** The sample: the roadmap of the 20th session of the Kazakhstan–Uzbekistan commission. */
export const SAMPLE: Omit<Values, "origin"> = {
  number: "KAZ-UZB-2023-0007",
  agreementId: "5tq8w2xn4c7hk9mz",
  sha256: "05b3abf2579a5eb66403cd78be557fd860633a1fe2103c7642030defe32c657f",
  manifest: "ad370ed99b189921e7fe26057c40aab9f4fee8385e47606f50f348b9a5530af0",
  etag: '"a9"',
  slot: "kz1",
  order: [["kz1"], ["uz1"]],
  opensAt: "2023-05-05T04:00:00.000Z",
  closesAt: "2023-05-05T18:59:59.000Z",
  files: [
    { bytes: 184_223, sha256: "05b3abf2579a5eb66403cd78be557fd860633a1fe2103c7642030defe32c657f" },
    { bytes: 179_640, sha256: "ecd5f5008d5da9cdb7629468313266e6b609c16982b53675bc8c27ad31f7166a" },
    { bytes: 188_097, sha256: "ed5ad332c106043712705210b4f3d1179e49c5cf426520c74cb8ec48b22b1961" },
  ],
  officer: "kz-protocol-1",
  delivery: "7c1e09b5a4f2436d8be07d52c6f1a938",
  step: "prepare",
  code: "7K4M-9XQ2",
  token: "$TOKEN",
  link: "$LINK",
  session: "$SESSION",
  key: "$(uuidgen)",
};
