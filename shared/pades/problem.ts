export type PdfRefusalCode =
  | "pdf-damaged"
  | "pdf-encrypted"
  | "pdf-already-signed"
  | "pdf-active-content"
  | "pdf-external-content"
  | "pdf-ambiguous"
  | "pdf-too-large";

/** An expected "no" to a file, saying in English what was found and where. */
export interface PdfRefusal {
  readonly refused: PdfRefusalCode;
  readonly detail: string;
}

/** Thrown within this room while a file is read; the room's doors turn it into a Refusal with `refusing`. */
export class PdfProblem extends Error {
  readonly refused: PdfRefusalCode;

  constructor(refused: PdfRefusalCode, detail: string) {
    super(detail);
    this.name = "PdfProblem";
    this.refused = refused;
  }
}

/** A Fault of this room: it may not import the domain's, and carries the same `code` and `retryable`. */
export class PadesFault extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, retryable = false) {
    super(message);
    this.name = "PadesFault";
    this.code = code;
    this.retryable = retryable;
  }
}

export const damaged = (detail: string): PdfProblem => new PdfProblem("pdf-damaged", detail);
export const ambiguous = (detail: string): PdfProblem => new PdfProblem("pdf-ambiguous", detail);

/** What `read` gives, or the Refusal of the problem it met; anything else it throws passes through. */
export const refusing = <T>(read: () => T): T | PdfRefusal => {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfProblem) return { refused: error.refused, detail: error.message };
    throw error;
  }
};

export const isRefusal = (value: object): value is PdfRefusal => "refused" in value;
