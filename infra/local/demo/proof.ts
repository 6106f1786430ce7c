import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Api, absent, until } from "./api.ts";
import { type AgreementAnswer, officer, type Stage, sha256 } from "./stage.ts";

export interface Kept {
  readonly id: string;
  readonly number: string;
  readonly titles: AgreementAnswer["titles"];
  readonly states: object;
  readonly texts: readonly {
    readonly language: string;
    readonly uploaded: string;
    readonly sealed: string;
    readonly sealedSha256: string;
    readonly uploadedSha256: string;
    readonly level: string;
  }[];
  /** Path of the receipt: entry, events, leaf index, root. */
  readonly receipt: string;
}

interface EntryAnswer {
  readonly entry: {
    readonly number: string;
    readonly titles: AgreementAnswer["titles"];
    readonly states: object;
    readonly texts: readonly {
      readonly language: string;
      readonly sha256: string;
      readonly sealedSha256: string;
      readonly level: string;
    }[];
  };
  readonly log: { readonly index: number; readonly leafHash: string; readonly size: number; readonly root: string };
}

interface Life {
  readonly id: string;
  readonly number: string;
  readonly uploads: ReadonlyMap<string, Uint8Array>;
}

/** What a visitor and an officer take home: the public entry, the sealed files, the chained events. Paths are relative to `directory`. */
export const keepProof = async (stage: Stage, { id, number, uploads }: Life, directory: string): Promise<Kept> => {
  const path = `/v1/registry/agreements/${number}`;
  const { body: registered } = await until("the public entry", () => stage.api<EntryAnswer>("GET", path).catch(absent));
  mkdirSync(join(directory, number), { recursive: true });
  const authorization = await stage.signIn(officer("KZ", "treaty-desk"));
  const texts = await Promise.all(
    registered.entry.texts.map(async ({ language, sha256: uploadedSha256, sealedSha256, level }) => {
      const { body } = await stage.api<{ sealed: { url: string } }>("GET", `/v1/agreements/${id}/texts/${uploadedSha256}`, {
        authorization,
      });
      const sealedFile = new Uint8Array(await (await fetch(body.sealed.url)).arrayBuffer());
      const upload = uploads.get(uploadedSha256) ?? new Uint8Array();
      if (sha256(sealedFile) !== sealedSha256) throw new Error(`the sealed ${language} text is not the one in the register`);
      if (sha256(sealedFile.subarray(0, upload.length)) !== uploadedSha256)
        throw new Error(`the sealed ${language} text does not begin with its upload`);
      const paths = { uploaded: `${number}/${language}.uploaded.pdf`, sealed: `${number}/${language}.sealed.pdf` };
      writeFileSync(join(directory, paths.uploaded), upload);
      writeFileSync(join(directory, paths.sealed), sealedFile);
      return { language, ...paths, sealedSha256, uploadedSha256, level };
    }),
  );
  const events = await allEvents(stage.api, id, authorization);
  const receipt = `${number}/receipt.json`;
  const { index, leafHash, size, root } = registered.log;
  writeFileSync(
    join(directory, receipt),
    JSON.stringify({ entry: registered.entry, events, leafIndex: index, leafHash, size, root }, null, 2),
  );
  return { id, number, titles: registered.entry.titles, states: registered.entry.states, texts, receipt };
};

const allEvents = async (api: Api, id: string, authorization: string): Promise<object[]> => {
  const events: object[] = [];
  let cursor: string | undefined;
  do {
    const path = `/v1/agreements/${id}/events${cursor ? `?cursor=${cursor}` : ""}`;
    const { body } = await api<{ events: object[]; cursor?: string }>("GET", path, { authorization });
    events.push(...body.events);
    cursor = body.cursor;
  } while (cursor);
  return events;
};
