import { useRef, useState } from "preact/hooks";
import { REGISTRY_NUMBER } from "../../../shared/domain/registry/number.ts";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/fields.tsx";
import { Note } from "../../components/note.tsx";
import { Failed, Loading, Offline } from "../../components/views.tsx";
import { useLanguage } from "../../i18n.tsx";
import { RegistryShell } from "../shell.tsx";
import { useMessages } from "../words.ts";
import { type Asked, askAbout } from "./answer.ts";
import { type ReadFile, readFile } from "./read.ts";
import { Verdict } from "./verdict.tsx";

/** The largest upload is 100 MB; its tails are small. */
const MAX_BYTES = 200_000_000;

type State =
  | { readonly step: "idle" | "reading" | "too-large" }
  | { readonly step: "asked"; readonly asked: Asked; readonly file: ReadFile | { readonly sha256: string } };

const Drop = ({ onFile }: { onFile: (file: File) => void }) => {
  const { verify } = useMessages();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <section
      class={over ? "drop drop-over" : "drop"}
      aria-label={verify.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p>
        <b>{verify.drop}</b>
      </p>
      <p class="dim">{verify.or}</p>
      <Button onClick={() => input.current?.click()}>{verify.choose}</Button>
      <input
        ref={input}
        class="hidden"
        type="file"
        accept="application/pdf,.pdf"
        tabIndex={-1}
        aria-label={verify.choose}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </section>
  );
};

const LookUp = ({ onHash }: { onHash: (sha256: string) => void }) => {
  const { verify } = useMessages();
  const [value, setValue] = useState("");
  const [wrong, setWrong] = useState(false);
  const lookUp = (): void => {
    const asked = value.replace(/\s/g, "");
    const isNumber = REGISTRY_NUMBER.test(asked.toUpperCase());
    const isHash = /^[0-9a-f]{64}$/i.test(asked);
    setWrong(!isNumber && !isHash);
    if (isNumber) location.assign(`/agreements/${asked.toUpperCase()}`);
    else if (isHash) onHash(asked.toLowerCase());
  };
  return (
    <form
      class="look-up"
      onSubmit={(event) => {
        event.preventDefault();
        lookUp();
      }}
    >
      <Field label={verify.lookUp} error={wrong ? verify.lookUpWrong : undefined}>
        {(tied) => (
          <div class="search-line">
            <input
              {...tied}
              class="input look-up-input"
              dir="ltr"
              placeholder="KAZ-UZB-2023-0007"
              autocomplete="off"
              spellcheck={false}
              value={value}
              onInput={(event) => setValue(event.currentTarget.value)}
            />
            <Button type="submit" kind="plain">
              {verify.lookUpButton}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
};

const Answered = ({ state, again }: { state: State; again: () => void }) => {
  const { verify } = useMessages();
  if (state.step === "reading") return <Loading progress={<p class="dim">{verify.reading}</p>} />;
  if (state.step === "too-large") return <Note kind="stop" title={verify.tooLarge} live />;
  if (state.step !== "asked") return null;
  const { asked, file } = state;
  if (asked.kind === "offline") return <Offline />;
  if (asked.kind === "problem") return <Failed problem={asked.problem} again={again} />;
  return <Verdict answer={asked.answer} file={file} />;
};

/** Which text of the registry a file is. The file does not leave the device: its fingerprints are asked about. */
export const VerifyPage = () => {
  const { verify } = useMessages();
  const { language } = useLanguage();
  const [state, setState] = useState<State>({ step: "idle" });
  const ask = async (file: ReadFile | { readonly sha256: string }): Promise<void> =>
    setState({ step: "asked", file, asked: await askAbout(language, { parts: [], ...file }) });
  const check = async (file: File): Promise<void> => {
    if (file.size > MAX_BYTES) return setState({ step: "too-large" });
    setState({ step: "reading" });
    await ask(await readFile(file));
  };
  return (
    <RegistryShell title={verify.head} main="wrap wrap-narrow">
      <h1>{verify.head}</h1>
      <p class="lead verify-lead">{verify.lead}</p>
      <Drop onFile={(file) => void check(file)} />
      <LookUp onHash={(sha256) => void ask({ sha256 })} />
      <Answered state={state} again={() => state.step === "asked" && void ask(state.file)} />
    </RegistryShell>
  );
};
