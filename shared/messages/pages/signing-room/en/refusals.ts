export const refusals = {
  noLink: {
    title: "The link is missing",
    text: "The signing room opens from the link in your invitation. Open it from the letter again.",
  },
  altered: {
    title: "The link is incomplete or altered",
    text: "It may have been cut when the letter was forwarded or copied. Open it from the letter itself.",
  },
  replaced: {
    title: "This link was replaced",
    text: "A newer letter holds the link that counts. Without it, ask an officer of your side.",
  },
  notFound: {
    title: "Nothing is kept for this link",
    text: "Open the link from the letter itself, or ask an officer of your side.",
  },
  notOpen: {
    title: "Not open for signature yet",
    text: "The text is not open for signature. An officer of your side can say when it will be.",
  },
  notYourTurn: {
    title: "Not yet your turn",
    text: "Others sign before you. A letter comes as soon as it is your turn.",
    now: "What to do now",
    nothing: "Nothing. This link stays good, and this page moves on by itself when your turn comes.",
  },
  early: { title: "Signing has not begun", text: (opens: string) => `It begins on ${opens}. This link stays good.` },
  late: {
    title: "The time for signing is over",
    text: (closes: string) => `It ended on ${closes}. An officer of your side can say what comes next.`,
  },
  preparing: { title: "The signing copies are being made", text: "This takes about a minute. The page moves on by itself." },
  signed: {
    title: "You have signed",
    text: (time: string) => `Your signature was given on ${time}. Nothing is left to do.`,
    receipt: "Show my receipt",
    receiptHint: "It asks for the access code again.",
  },
  terms: {
    window: "Time for signing",
    fromTo: (opens: string, closes: string) => `from ${opens} to ${closes}`,
    place: "Place",
    before: "Before",
    reason: "Reason",
  },
  postponed: {
    title: "The signing was postponed",
    text: "This link does not sign until then, and it stays good. A letter comes when the time begins.",
  },
  revoked: {
    title: "This link was revoked",
    text: "Nobody can sign by it any more. An officer of your side can say why and send a new one.",
  },
  declined: {
    title: "You declined to sign",
    text: "The officers of your side know. This link no longer signs; a new one comes from them alone.",
  },
  cancelled: { title: "The agreement was withdrawn", text: "It is not going to be signed. Nothing is left to do." },
  reopened: {
    title: "The text is being negotiated again",
    text: "Its initials are void. When a new text is open for signature, a letter comes with a new link.",
  },
};
