import type { ActWords } from "./shape.ts";

/** What letters say of an act at the desk or in the signing room. */
export const acts: ActWords = {
  labels: { before: "Before", reason: "Reason", question: "Question" },
  foot: {
    own: "Sent to the officers of your side.",
    all: "Sent to the officers of the sides for their information. The texts are not attached.",
    person: "Sent to those whom this concerns. The texts are not attached.",
  },
  kinds: {
    shared: {
      subject: "draft shared",
      lead: "A draft was shared with your side:",
      next: "Read it at the desk; your side proposes another version or initials this one.",
    },
    version: {
      subject: "another version",
      lead: "Another version of the text was taken in:",
      next: "Compare it with the one before at the desk. Earlier initials are void.",
    },
    initialled: {
      subject: "text initialled",
      lead: "A side has initialled the text:",
      next: "Once all sides have, the text takes no new version.",
    },
    "contact-changed": {
      subject: "signing link replaced",
      lead: "The address for the signing link was changed:",
      next: "The link sent to the earlier address no longer opens anything.",
    },
    replaced: {
      subject: "another signatory",
      lead: "Another person takes a signatory’s place:",
      next: "The earlier link is void. The text and its initials stand unchanged.",
    },
    postponed: {
      subject: "signing postponed",
      lead: "The signing of this document was postponed:",
      next: "Links given out rest until then and need no replacement.",
    },
    "cancel-asked": {
      subject: "proposal to cancel",
      lead: "Another side proposes to cancel this document:",
      next: "Your side drafted it and decides at the desk.",
    },
    cancelled: {
      subject: "cancelled",
      lead: "Work on this document was cancelled:",
      next: "It is kept for reading. Links given out no longer sign.",
    },
    "reopen-asked": {
      subject: "proposal to reopen",
      lead: "Another side proposes to reopen the initialled text:",
      next: "It is reopened once every side has asked for it. Until then it stands.",
    },
    reopened: {
      subject: "text reopened",
      lead: "The initialled text was reopened for negotiation:",
      next: "Initials and opening are void, links given out are dead. New ones come once it is opened again.",
    },
    declined: {
      subject: "signature declined",
      lead: "A signatory declined to sign this document:",
      next: "The signature was declined; the link is dead. Its side may replace the signatory or give out a new link.",
    },
    question: {
      subject: "a signatory asks",
      lead: "A signatory of your side asks:",
      next: "Answer by telephone or mail; the access code never goes by mail.",
    },
    "code-locked": {
      subject: "access code locked",
      lead: "Five wrong access codes were entered for a signatory of your side:",
      next: "Ask the signatory what happened, then make a new code at the desk.",
    },
    lapsed: {
      subject: "signing ended",
      lead: "A side takes the refusal for the end of this signing:",
      next: "Once both sides do, the text can be reopened for negotiation by both.",
    },
  },
};
