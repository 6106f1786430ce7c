import { TextField } from "../components/fields.tsx";
import { useMessages } from "./desk.tsx";

type Texts = { readonly [language: string]: string };

interface Props {
  /** BCP 47. */
  readonly tag: string;
  readonly label: string;
  readonly texts: Texts;
  readonly onTexts: (texts: Texts) => void;
  readonly missing?: boolean;
}

/** One language of a text that is given in several. */
export const TextIn = ({ tag, label, texts, onTexts, missing = false }: Props) => {
  const words = useMessages();
  return (
    <TextField
      label={label}
      lang={tag}
      maxLength={500}
      value={texts[tag] ?? ""}
      error={missing ? words.missing : undefined}
      onInput={(text) => onTexts({ ...texts, [tag]: text })}
    />
  );
};
