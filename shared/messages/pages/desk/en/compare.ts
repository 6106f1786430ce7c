import type { Forms } from "../../../format/table.ts";

/** Two versions of a text, compared. */
export const compare = {
  comparison: {
    compare: "Compare",
    compareVersions: "Compare versions",
    text: "Text",
    fromVersion: "From",
    toVersion: "To",
    sideBySide: "Side by side",
    inline: "Inline",
    how: "Layout",
    previous: "Back",
    next: "Next",
    place: (at: number, of: number) => `${at} of ${of}`,
    page: (number: number) => `Page ${number}`,
    changes: { one: "change", other: "changes" } as Forms,
    noChanges: "The two versions say the same",
    noChangesHint: "Every paragraph of one stands in the other.",
    counted: (changes: string, numbers: number) => `${changes}; with numbers or dates: ${numbers}`,
    unchanged: { one: "paragraph unchanged", other: "paragraphs unchanged" } as Forms,
    numbersChanged: (before: string, after: string) => `Number or date changed: ${before} → ${after}`,
    unchangedIn: (languages: string) => `The same change was not found in: ${languages}`,
    leftOff: (changes: string) => `Not shown: ${changes}`,
    leftOffHint: "Open the files of both versions to read on: the comparison ends here.",
    movedFrom: (page: number) => `Moved from page ${page}`,
    kinds: { changed: "Changed", added: "Added", removed: "Removed", moved: "Moved" },
    sameVersion: "Choose two different versions.",
    none: "none",
  },
};
