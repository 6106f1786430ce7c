import { useEffect, useRef, useState } from "preact/hooks";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { byteSize } from "../../shared/messages/format/numbers.ts";
import { Button } from "../components/button.tsx";
import { Select } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages, useOfficer, useSides } from "./desk.tsx";
import type { Seen } from "./seen.ts";
import { type Chosen, useUploading } from "./uploading.ts";

/** The files of the next version: by drag or picker, several at once. */
export const Upload = (seen: Seen) => {
  const words = useMessages();
  const { party } = useOfficer();
  const { files, working, notes, add, change, remove, upload, clear } = useUploading(seen, party);
  const [asked, setAsked] = useState(false);
  const { authenticLanguages, versions } = seen.agreement;
  const isWhole = authenticLanguages.every((tag) => files.some(({ language }) => language === tag));
  const isStored = files.length > 0 && files.every(({ step }) => step === "stored");
  // Once they are taken in, they stand in the table above.
  useEffect(() => {
    if (isStored && versions.at(-1)?.kind !== "awaiting-files") clear();
  }, [isStored, versions]);
  return (
    <div class="upload stack">
      <Drop add={add} />
      {files.length > 0 && (
        <ul class="files">
          {files.map((chosen) => (
            <FileRow key={chosen.id} chosen={chosen} seen={seen} change={change} remove={remove} />
          ))}
        </ul>
      )}
      {asked && !isWhole && (
        <p class="field-error" role="alert">
          {words.oneEach}
        </p>
      )}
      {notes}
      {files.length > 0 && !isStored && (
        <p>
          <Button
            size="medium"
            busy={working ? words.sending : undefined}
            onClick={() => {
              setAsked(true);
              if (isWhole) upload();
            }}
          >
            {words.upload}
          </Button>
        </p>
      )}
    </div>
  );
};

const Drop = ({ add }: { add: (files: readonly File[]) => void }) => {
  const words = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <fieldset
      class={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <legend class="hidden">{words.chooseFiles}</legend>
      <p>{words.dropFiles}</p>
      <p class="small dim">{words.filesHint}</p>
      <input
        ref={input}
        class="hidden"
        type="file"
        tabIndex={-1}
        aria-label={words.chooseFiles}
        accept="application/pdf,.pdf"
        multiple
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Button kind="plain" size="medium" onClick={() => input.current?.click()}>
        {words.chooseFiles}
      </Button>
    </fieldset>
  );
};

interface RowProps {
  readonly chosen: Chosen;
  readonly seen: Seen;
  readonly change: (id: string, part: Partial<Chosen>) => void;
  readonly remove: (id: string) => void;
}

const FileRow = ({ chosen: { id, file, language, original, step, share }, seen, change, remove }: RowProps) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const sides = useSides();
  const { authenticLanguages, parties } = seen.agreement;
  const going = { hashing: words.hashing, retrying: words.retrying, stored: words.stored, refused: words.notAccepted };
  const told = { ...going, offline: words.notStored, sending: words.uploaded(String(Math.floor(share * 100))), chosen: "" }[step];
  return (
    <li class="file">
      <p class="file-name">
        <b>
          <bdi>{file.name}</bdi>
        </b>{" "}
        <span class="dim num">{byteSize(file.size, locale)}</span>
        <br />
        <span class="small dim" role="status">
          {told}
        </span>
      </p>
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
      {step === "chosen" && (
        <button type="button" class="link" onClick={() => remove(id)}>
          {words.remove(file.name)}
        </button>
      )}
    </li>
  );
};
