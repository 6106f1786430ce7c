import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { useMessages, useOfficer } from "./desk.tsx";
import { Drop } from "./drop.tsx";
import { FileRow } from "./file-row.tsx";
import type { Seen } from "./seen.ts";
import { useUploading } from "./uploading.ts";
import type { Chosen } from "./uploads.ts";

/** One file a language, or one a language and side. */
const isWhole = (files: readonly Chosen[], { authenticLanguages, parties }: Seen["agreement"]): boolean => {
  const isAlternat = files.length > authenticLanguages.length;
  const wanted = authenticLanguages.flatMap((tag) => (isAlternat ? parties.map(({ party }) => `${tag} ${party}`) : [tag]));
  const given = files.map(({ language, original }) => (isAlternat ? `${language} ${original}` : language));
  return wanted.length === given.length && wanted.every((each) => given.includes(each));
};

/** The files of the next version: by drag or picker, several at once. */
export const Upload = (seen: Seen) => {
  const words = useMessages();
  const { party } = useOfficer();
  const { files, isWorking, notes, add, change, remove, upload, stop, clear } = useUploading(seen, party);
  const [asked, setAsked] = useState(false);
  const { versions } = seen.agreement;
  const last = versions.at(-1);
  const whole = isWhole(files, seen.agreement);
  const isStored = files.length > 0 && files.every(({ step }) => step === "stored");
  // Once they are taken in, they stand in the table above.
  useEffect(() => {
    if (isStored && last?.kind !== "awaiting-files") clear();
  }, [isStored, last]);
  const send = (): void => {
    setAsked(true);
    if (whole && files.every(({ flaw }) => flaw === undefined)) upload();
  };
  return (
    <div class="upload stack">
      {!isWorking && <Drop add={add} />}
      {files.length > 0 && (
        <ul class="files">
          {files.map((chosen) => (
            <FileRow key={chosen.id} chosen={chosen} seen={seen} change={change} remove={remove} />
          ))}
        </ul>
      )}
      {asked && !whole && files.length > 0 && (
        <p class="field-error" role="alert">
          {words.oneEach}
        </p>
      )}
      {notes}
      {files.length > 0 && !isStored && (
        <div class="buttons">
          <Button size="medium" busy={isWorking ? words.sending : undefined} onClick={send}>
            {words.upload}
          </Button>
          {isWorking && (
            <Button kind="plain" size="medium" onClick={stop}>
              {words.stop}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};
