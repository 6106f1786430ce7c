/** What the page about the API says. Between bars stands what a machine reads. The English catalogue says which messages there are. */
export const en = {
  head: "The API",
  lead: "What these pages do, a program can do: look an agreement up, draft and initial a text, sign it. One HTTP interface serves all of it.",
  english: "Summaries and descriptions of operations and members are in English.",
  contents: "On this page",
  start: {
    head: "How to call it",
    address: {
      head: "Address and form",
      text: (origin: string) =>
        `Every path below begins at |${origin}|. Bodies and answers are JSON. A member that is not described is refused, and a body has 24 KiB at most: files go to the addresses that |propose-version| answers.`,
    },
    who: {
      head: "Who asks",
      registry: "Anyone. No header is needed.",
      desk: "An officer of a side, with an OpenID Connect access token (authorization code with PKCE): |Authorization: Bearer …|. |/config.json| names issuer and client. The groups in the token name side and role: |KZ.treaty-officer|.",
      link: "A signatory begins with the link of the invitation: |Authorization: Link …|, followed by what stands after |#| in its address.",
      session:
        "|prove| takes the access code and answers a session: |Authorization: Session …|. It holds for a quarter of an hour. An answer with the header |session| renews it, up to four hours.",
    },
    repeats: {
      head: "An act happens once",
      text: "Every |POST| carries |Idempotency-Key|: a new random value for a new act. If no answer comes, send the same request with the same value. The act happens once, and the answer is that of the first time.",
    },
    seen: {
      head: "Nobody acts on what they have not seen",
      text: "Reading an agreement answers its |ETag|; an act on it sends that value as |If-Match|. Without it the answer is 428. If somebody was quicker, it is 412 with the new |ETag| and, in |current|, the agreement as it stands now.",
    },
    refusals: {
      head: "Refusals",
      text: "A refusal is a problem document (RFC 9457) of the type |application/problem+json|. Programs decide by |code|, which does not change. |title| is for people, in the language of |Accept-Language|: en, ru, kk or uz.",
      all: "All codes",
    },
    lists: {
      head: "Long lists",
      text: "As long as there is more, an answer has |cursor|. Send it back unchanged in the query. |limit| is 1 to 100.",
    },
    values: {
      head: "Values",
      text: "Times are UTC in RFC 3339, with milliseconds. Hashes are SHA-256 in lower-case hexadecimal digits. Parties are ISO 3166-1 alpha-2 codes. What stands in several languages is a map of BCP 47 tags to texts.",
    },
    examples: {
      head: "Examples",
      text: "Each operation has a line for curl. |$TOKEN|, |$LINK| and |$SESSION| are set by you, |uuidgen| makes a new key. The registry's examples only read, so they also run here.",
    },
    common: "Every request may carry",
  },
  surfaces: { registry: "Registry", desk: "Desk", "signing-room": "Signing room" },
  proofs: {
    none: "Anyone",
    officer: "An officer of a side",
    link: "A signatory, by link",
    session: "A signatory, by session",
  },
  parameters: "Parameters",
  name: "Name",
  place: "In",
  places: { path: "path", query: "query", header: "header" },
  value: "Value",
  body: "Body",
  answer: (status: string) => `Answer ${status}`,
  headers: "Headers of the answer",
  problems: (count: string) => `Problems: ${count}`,
  example: "Example",
  required: "required",
  optional: "optional",
  bounds: {
    length: (range: string) => `length ${range}`,
    items: (range: string) => `items ${range}`,
    keys: "keys",
    example: (value: string) => `example ${value}`,
  },
  members: (count: string) => `Members: ${count}`,
  oneOf: "One of",
  run: {
    button: "Run",
    sending: "Sent, waiting for the answer",
    failed: "No answer came. The connection or the service is down.",
    shown: "What the service answered",
  },
  schemas: { head: "Shared schemas", text: "Used by several operations." },
  codes: { head: "Problem codes", code: "Code", status: "Status", meaning: "What is said to people" },
};
