import type { EventType } from "../../../../domain/agreement/events.ts";

/** The timeline: `who` is a side or a signatory. */
export const events = {
  timeline: "Timeline",
  noEvents: "The timeline begins when the draft is shared.",
  chainHolds: (count: number) => `Events: ${count}. Chain checked, unbroken`,
  chainBroken: (version: number) => `The chain is broken at event ${version}`,
  chainBrokenHint:
    "The fingerprint of this event does not fit the one before. Tell the operator; act on nothing that follows it.",
  happened: {
    Drafted: (who: string) => `${who} drafted the agreement`,
    VersionProposed: (who: string, number: string) => `${who} proposed version ${number}`,
    TextAccepted: (_: string, number: string) => `Version ${number} was taken in`,
    TextRefused: (_: string, number: string) => `Version ${number} was refused`,
    DraftShared: () => "The draft was shared",
    Shared: (who: string) => `${who} shared the draft`,
    Initialled: (who: string) => `${who} initialled the text`,
    Preserved: () => "The initialled texts were locked",
    Nominated: (who: string) => `${who} was nominated`,
    OpenedForSignature: (who: string) => `${who} opened the text for signature`,
    LinkReissued: (who: string) => `${who}: the link was replaced`,
    LinkRevoked: (who: string) => `${who}: the link was revoked`,
    ContactChanged: (who: string) => `${who}: the contact was changed, the link replaced`,
    SignatoryReplaced: (who: string) => `Another signatory took the place: ${who}`,
    Postponed: (who: string) => `${who} postponed the signing`,
    CancelRequested: (who: string) => `${who} asked to cancel`,
    Cancelled: (who: string) => `${who} cancelled the agreement`,
    ReopenRequested: (who: string) => `${who} asked to reopen the text`,
    Reopened: () => "The text was reopened: initials and opening are void",
    DeclineCommunicated: (who: string) => `${who} declined to sign`,
    LapseConfirmed: (who: string) => `${who} takes the refusal for the end of this signing`,
    Prepared: () => "The signing copies were made",
    Signed: (who: string) => `${who} signed`,
    Affixed: (who: string) => `The signature of ${who} was put into the texts`,
    Sealed: () => "The texts were sealed",
    Registered: (_: string, number: string) => `Registered as ${number}`,
  } as { readonly [type in EventType]: (who: string, number: string) => string },
};
