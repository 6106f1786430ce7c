import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { inLanguage } from "../../shared/domain/languages.ts";
import { countryName, list } from "../../shared/messages/format/names.ts";
import type { DeskSpeech } from "../../shared/messages/pages/desk/load.ts";
import { messagesOf, useLanguage } from "../i18n.tsx";
import type { Officer } from "./officer.ts";

export const useMessages = messagesOf<DeskSpeech>();

interface Signed extends Officer {
  readonly party: string;
  /** The API did not know the token any more. */
  readonly expired: () => void;
}

export const DeskOfficer = createContext<Signed | undefined>(undefined);

export const useOfficer = (): Signed => {
  const officer = useContext(DeskOfficer);
  if (!officer) throw new Error("nobody is signed in around this component");
  return officer;
};

/** "Kazakhstan", "Kazakhstan and Uzbekistan". */
export const useSides = (): ((codes: readonly string[]) => string) => {
  const { countries } = useMessages();
  const { locale } = useLanguage();
  return (codes) => {
    return list(
      codes.map((code) => countryName(code, countries)),
      locale,
    );
  };
};

/** The sides beside the officer's own. */
export const useOthers = ({ parties }: { readonly parties: readonly { readonly party: string }[] }): string => {
  const { party: own } = useOfficer();
  return useSides()(parties.map(({ party }) => party).filter((code) => code !== own));
};

type Texts = { readonly [language: string]: string };

/** Words of the parties, in the reader's language where there are such, marked with the language they are in. */
export const Said = ({ texts }: { texts: Texts }) => {
  const { language } = useLanguage();
  const said = inLanguage(texts, language);
  return <span lang={Object.keys(texts).find((tag) => texts[tag] === said)}>{said}</span>;
};

export const useSaid = (): ((texts: Texts) => string) => {
  const { language } = useLanguage();
  return (texts) => inLanguage(texts, language);
};
