import { useRef, useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { useMessages } from "./desk.tsx";

/** Where files are dropped, or picked. */
export const Drop = ({ add }: { add: (files: readonly File[]) => void }) => {
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
