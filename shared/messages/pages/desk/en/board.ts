/** The board: how it is laid out, and what its rows say. */
export const board = {
  layout: "Group by",
  layouts: { waiting: "Waiting for", session: "Session", date: "Date" },
  searchAgreements: "Search: title, place, number or signatory",
  searchOn: "Search older agreements",
  searchedSome: "The newest agreements were searched",
  nothingWaits: "Nothing waits for your side, the other side or a signatory",
  nothingWaitsHint:
    "Drafts stand here once your side makes one or another shares one. What is registered or cancelled stands under Session and Date.",
  upToDate: (time: string) => `up to date at ${time}`,
  lastMoved: (day: string) => `Last moved ${day}`,
  atLeast: (count: number) => `${count} and more`,
  toSign: (names: string) => `${names} to sign`,
  hasSigned: (names: string) => `Signed: ${names}`,
  hasDeclined: (names: string) => `${names} declined to sign`,
  linkGone: (names: string) => `The link of ${names} is no longer valid`,
  cancelledSince: (moment: string) => `Cancelled ${moment}`,
};
