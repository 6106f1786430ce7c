import { type Answered, ApiError, until } from "./api.ts";
import { type AgreementAnswer, type Stage, sha256 } from "./stage.ts";

export type Seen = Answered<AgreementAnswer>;

/** What an officer does at the desk with one agreement. */
export interface Desk {
  readonly read: (who: string) => Promise<Seen>;
  /** Reads and acts on what was read; where somebody (or the system) was quicker, looks again, as a person would. */
  readonly act: <T = AgreementAnswer>(
    who: string,
    path: string,
    body?: (seen: AgreementAnswer) => unknown,
  ) => Promise<Answered<T>>;
  /** Announces the files of a version, uploads each with its ticket, and waits until intake has taken them. */
  readonly upload: (who: string, files: readonly UploadFile[]) => Promise<Seen>;
}

export interface UploadFile {
  readonly name: string;
  readonly language: string;
  readonly original: string;
  readonly bytes: Uint8Array;
}

interface Proposed {
  readonly number: number;
  readonly uploads: readonly { readonly url: string; readonly method: string; readonly headers: Record<string, string> }[];
}

export const deskOf = (stage: Pick<Stage, "api" | "say" | "signIn">, id: string): Desk => {
  const { api, say, signIn } = stage;
  const read = async (who: string): Promise<Seen> => api("GET", `/v1/agreements/${id}`, { authorization: await signIn(who) });
  const act: Desk["act"] = async (who, path, body) => {
    for (let tries = 1; ; tries++) {
      const seen = await read(who);
      try {
        const call = { ifMatch: seen.etag, authorization: await signIn(who) };
        return await api("POST", `/v1/agreements/${id}/${path}`, body ? { ...call, body: body(seen.body) } : call);
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 412) || tries === 5) throw error;
      }
    }
  };
  const upload: Desk["upload"] = async (who, files) => {
    const announced = files.map(({ bytes, ...file }) => ({ ...file, bytes: bytes.length, sha256: sha256(bytes) }));
    const { body } = await act<Proposed>(who, "versions", () => ({ files: announced }));
    for (const [index, ticket] of body.uploads.entries()) await put(ticket, files[index]?.bytes ?? new Uint8Array());
    say(`${who} uploads version ${body.number}: ${files.map(({ name }) => name).join(", ")}`);
    return until("intake", async () => takenIn(await read(who)));
  };
  return { read, act, upload };
};

const put = async ({ url, method, headers }: Proposed["uploads"][number], bytes: Uint8Array): Promise<void> => {
  // fetch tells the length itself, from the bytes it sends.
  const { "content-length": _, ...sent } = headers;
  const response = await fetch(url, { method, headers: sent, body: bytes as BodyInit });
  if (!response.ok) throw new Error(`the upload was refused: ${response.status} ${await response.text()}`);
};

const takenIn = (seen: Seen): Seen | undefined => {
  const version = seen.body.versions.at(-1);
  if (version?.kind === "refused") throw new Error(`intake refused the version: ${version.code}`);
  return version?.kind === "accepted" ? seen : undefined;
};
