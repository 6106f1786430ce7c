import { en as locale, ordinal as ordinalOf } from "../../format/en.ts";
import { counted } from "../../format/numbers.ts";
import type { LetterWords, Sides } from "./shape.ts";

const sides: Readonly<Record<Sides, string>> = { both: "both sides", all: "all sides" };
const PAGES = { one: "page", other: "pages" };
const NOT_ATTACHED = "The texts are not attached.";

export const en: LetterWords = {
  session: {
    name: (ordinal) => `${ordinalOf(ordinal)}\u00a0session of the Intergovernmental Commission`,
    short: (ordinal) => `${ordinalOf(ordinal)}\u00a0session`,
  },
  texts: (languages, count, pages) => `${languages}, ${counted(pages, PAGES, locale)}${count === 1 ? "" : " each"}`,
  kind: /^(\p{Lu}.*?) (?:about|among|between|concerning|for|in|on|regarding|relating|to|with)\b/u,
  labels: {
    when: "When",
    where: "Where",
    side: "Side",
    texts: "Texts",
    signatures: "Signatures",
    session: "Commission",
    who: "Signatory",
    signature: "Signature",
    number: "Number",
    public: "Public from",
  },
  invitation: {
    subject: (short, span) => `${short}: signature, ${span}`,
    salutation: (name) => [name, "Excellency,"],
    lead: "This document awaits your signature:",
    nobodySigned: "No one has signed yet.",
    signed: (names) => `Signed so far: ${names}.`,
    alsoSigning: (names) => `Also to sign: ${names}.`,
    last: "Yours completes the signing.",
    open: "Open the texts",
    opensOnly: "The link only opens the texts. Opening signs nothing.",
    code: {
      heading: "You will need an access code",
      text: "An officer of your side gives it to you in person or by telephone. It never comes by mail.",
    },
    forwarding: {
      heading: "Do not forward this letter",
      text: "The link is yours alone. If someone else may have seen it, tell an officer of your side.",
    },
    questions: { heading: "Questions or doubts", text: "The protocol service of your side answers them." },
    foot: (onBehalfOf) => `Sent on behalf of this side: ${onBehalfOf}. ${NOT_ATTACHED}`,
  },
  signed: {
    subject: (short, name) => `${short}: signed by ${name}`,
    lead: "One signatory has signed this document:",
    waitingFor: (names) => `Still to sign: ${names}.`,
    complete: "All signatures have been given.",
    foot: `Sent to the officers of all sides for their information. ${NOT_ATTACHED}`,
  },
  fullySigned: {
    subject: (short, who, date) => `${short}: signed by ${sides[who]} on ${date}`,
    lead: (who, day) =>
      "on" in day
        ? `Signed by ${sides[who]} on ${day.on}:`
        : `Signed by ${sides[who]}, the last signature being given on ${day.last}:`,
    next: {
      heading: "What comes next",
      text: "The signatures are written into the files, then the document is entered in the registry. Its number and address come in a separate letter.",
    },
    foot: `Sent to the officers and signatories of all sides for their information. ${NOT_ATTACHED}`,
  },
  registered: {
    subject: (short, number) => `${short}: registered, No.\u00a0${number}`,
    lead: "This document has been entered in the registry:",
    open: "Open the entry",
    check: "Anyone who holds a signed file can check it at this address.",
    foot: `Sent to the officers and signatories of all sides for their information. ${NOT_ATTACHED}`,
  },
};
