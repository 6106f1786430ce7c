/** The keys of every row, in one place: rights are given on their beginnings (api/grants.ts). */
export const workSteps = (streamId: string) => ({ pk: `step#${streamId}` });
export const workStep = (streamId: string, step: string) => ({ ...workSteps(streamId), sk: step });
export const workDeliveries = (streamId: string) => ({ pk: `delivery#${streamId}` });

export const workTries = (what: string, whoHash: string) => ({ pk: `tries#${what}`, sk: whoHash });

export const officerRow = (party: string, officer: string) => ({ pk: `officer#${party}`, sk: officer });
export const contactRow = (agreementId: string, slot: string) => ({ pk: `contact#${agreementId}`, sk: slot });
/** Beside the contact that counts: erasing a person's contacts takes the whole partition. */
export const formerContactRow = (agreementId: string, slot: string, generation: number) => ({
  pk: `contact#${agreementId}`,
  sk: `${slot}#${generation}`,
});
export const codeRow = (agreementId: string, slot: string) => ({ pk: `code#${agreementId}`, sk: slot });
export const evidenceRow = (agreementId: string, slot: string) => ({ pk: `evidence#${agreementId}`, sk: slot });

export const entryRow = (visibility: "internal" | "public", number: string) => ({
  pk: `${visibility}#entry#${number}`,
  sk: "entry",
});
/** One row an agreement that has the text, in the order of the log: nobody's registration takes the place of an earlier one. */
export const publicText = (sha256: string) => ({ pk: `public#text#${sha256}` });
export const publicTextRow = (sha256: string, leafIndex: number) => ({
  ...publicText(sha256),
  sk: String(leafIndex).padStart(12, "0"),
});
export const publicAgreement = (agreementId: string) => ({ pk: `public#agreement#${agreementId}`, sk: "agreement" });
export const PUBLIC_ENTRIES = "public#entries";
export const publicListed = (concludedOn: string, number: string) => ({ pk: PUBLIC_ENTRIES, sk: `${concludedOn}#${number}` });
export const counterRow = (series: string) => ({ pk: `internal#counter#${series}`, sk: "counter" });
export const LOG_HEAD = { pk: "log#head", sk: "head" } as const;

/** The boards; rows and indexes alike keep each side in partitions of its own. */
export const boardRow = (party: string, agreementId: string) => ({ pk: `side#${party}`, sk: agreementId });
export const boardWaiting = (party: string, waitsFor: string) => `side#${party}#${waitsFor}`;
export const boardSession = (party: string, { commission, ordinal }: { readonly commission: string; readonly ordinal: number }) =>
  `side#${party}#${commission}#${ordinal}`;

/** Due items are spread over this many partitions of the index `due`. */
export const DUE_SHARDS = 8;
