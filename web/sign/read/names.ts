import { type ByLanguage, inLanguage } from "../../../shared/domain/languages.ts";
import { languageName, ownLanguageName } from "../../../shared/messages/format/names.ts";
import type { SigningSlotAnswer } from "../../answers.ts";
import { useLanguage } from "../../i18n.tsx";
import { partyOf } from "../pieces.tsx";
import { useMessages } from "../words.ts";

type Text = SigningSlotAnswer["texts"][number];

/**
 * The names of a text: in its own language and in the reader's. Where each side has an original of its own in one language (the alternat),
 * both also say whose it is.
 */
export const useTextNames = (slot: Pick<SigningSlotAnswer, "texts" | "parties">) => {
  const { read } = useMessages();
  const { language, locale } = useLanguage();
  const ofSide = (name: string, { language: tag, original }: Text): string => {
    const twice = slot.texts.filter((text) => text.language === tag).length > 1;
    const side: ByLanguage = partyOf(slot, original);
    return twice ? read.original(name, inLanguage(side, language)) : name;
  };
  return {
    own: (text: Text): string => ofSide(ownLanguageName(text.language, locale), text),
    said: (text: Text): string => ofSide(languageName(text.language, locale), text),
  };
};
