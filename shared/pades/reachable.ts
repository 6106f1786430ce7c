import { type Dict, isArray, isDict, isInteger, isRef, isStream, type PdfObject, type Ref, type Stream } from "./objects.ts";
import { ambiguous } from "./problem.ts";
import type { Pdf } from "./reader.ts";

/** What is done with each dictionary, a stream's included; `stream` is the stream it belongs to. */
export type Visit = (dict: Dict, stream?: Stream) => void;

/**
 * Visits every dictionary that can be reached from the trailer, each object once. Throws `pdf-ambiguous` for a reference to a
 * number that a later revision could give away, or to a generation that is not the object's.
 */
export const visitReachable = (pdf: Pdf, visit: Visit): void => {
  const seen = new Set<number>();
  const waiting: Ref[] = [];
  const limit = numberLimit(pdf);
  const look = (value: PdfObject): void => {
    if (isRef(value)) waiting.push(value);
    else if (isArray(value)) value.forEach(look);
    else if (isDict(value)) lookInto(value);
    else if (isStream(value)) lookInto(value.dict, value);
  };
  const lookInto = (dict: Dict, stream?: Stream): void => {
    visit(dict, stream);
    for (const item of dict.values()) look(item);
  };
  look(pdf.trailer);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    checkReference(pdf, next, limit);
    if (seen.has(next.ref)) continue;
    seen.add(next.ref);
    look(pdf.object(next.ref));
  }
};

const numberLimit = (pdf: Pdf): number => {
  const size = pdf.trailer.get("Size");
  if (!isInteger(size)) throw ambiguous("a trailer without size");
  return Math.min(size - 1, pdf.highest);
};

const checkReference = (pdf: Pdf, { ref, generation }: Ref, limit: number): void => {
  if (ref > limit) throw ambiguous(`it refers to object ${ref}, beyond the ${limit} it has`);
  const entry = pdf.entries.get(ref);
  if (entry === undefined || entry === "free") return;
  if (generation !== ("offset" in entry ? entry.generation : 0))
    throw ambiguous(`it refers to generation ${generation} of object ${ref}`);
};
