import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { byteSize } from "../../shared/messages/format/numbers.ts";
import { Select } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages, useSides } from "./desk.tsx";
import type { Seen } from "./seen.ts";
import type { Chosen } from "./uploads.ts";

interface RowProps {
  readonly chosen: Chosen;
  readonly seen: Seen;
  readonly change: (id: string, part: Partial<Chosen>) => void;
  readonly remove: (id: string) => void;
}

/** One chosen file: what it is, and how far it is on its way. */
export const FileRow = ({ chosen, seen, change, remove }: RowProps) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const sides = useSides();
  const { authenticLanguages, parties } = seen.agreement;
  const { id, name, file, language, original, step, flaw } = chosen;
  const isFixed = step !== "chosen";
  return (
    <li class="file">
      <div class="file-name">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{" "}
          <span class="dim num">{byteSize(file.size, locale)}</span>
        </p>
        <Way chosen={chosen} />
        {flaw && (
          <p class="field-error" role="alert">
            {words.flaws[flaw]}
          </p>
        )}
      </div>
      {isFixed ? (
        <p class="small dim file-kind">
          <span lang={language}>{ownLanguageName(language, locale)}</span>, {words.original} {sides([original])}
        </p>
      ) : (
        <>
          <Select
            label={words.language}
            value={language}
            options={authenticLanguages.map((tag) => ({ value: tag, label: ownLanguageName(tag, locale) }))}
            onChange={(tag) => change(id, { language: tag })}
          />
          <Select
            label={words.original}
            value={original}
            options={parties.map(({ party }) => ({ value: party, label: sides([party]) }))}
            onChange={(party) => change(id, { original: party })}
          />
          <button type="button" class="link" onClick={() => remove(id)}>
            {words.remove(name)}
          </button>
        </>
      )}
    </li>
  );
};

const Way = ({ chosen: { step, done, file, name } }: { chosen: Chosen }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const told = { ...words.steps, chosen: "" }[step];
  const isGoing = step === "hashing" || step === "sending";
  const [some, all] = [byteSize(done, locale), byteSize(file.size, locale)];
  return (
    <>
      <p class="small dim" role="status">
        {told}
      </p>
      {isGoing && (
        <p class="small dim file-way">
          <progress max={file.size} value={done} aria-label={name} /> <span class="num">{words.partOf(some, all)}</span>
        </p>
      )}
    </>
  );
};
