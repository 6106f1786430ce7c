export const ask = {
  open: "Ask a question",
  lead: (party: string) => `An officer of your side answers: ${party}.`,
  label: "Your question",
  hint: "It goes to the officers of your side. The other side does not see it. You stay on this page.",
  send: "Send the question",
  sending: "Sending",
  empty: "Write the question first.",
  sent: "The question was sent",
  sentText: "An officer of your side will answer you. Nothing was signed by it.",
  another: "Ask another question",
  unanswered: "No answer yet. What you wrote is kept here and is sent once.",
};

export const decline = {
  open: "Decline to sign",
  title: "Declining to sign",
  lead: "Nothing is declined until you press the button below.",
  reason: "Reason, if you wish to give one",
  reasonHint: "At most 1,000 characters. Line breaks become spaces.",
  who: "Who may know",
  ownSide: (party: string) => `My side only: ${party}. It decides whether and how to tell the others.`,
  allSides: "All sides, with the reason",
  whatOwn: [
    "The officers of your side are told at once, with the reason.",
    "The other side sees only that the link is no longer valid.",
    "You can no longer sign by this link.",
    "While the time for signing lasts, an officer of your side may send you a new link.",
  ],
  whatAll: [
    "The officers of all sides are told at once, with the reason.",
    "You can no longer sign by this link.",
    "While the time for signing lasts, an officer of your side may send you a new link.",
  ],
  act: "Decline to sign",
  sending: "Declining",
  unanswered: "No answer yet. Press the button again: it counts once.",
};
