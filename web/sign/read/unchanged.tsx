import { Button } from "../../components/button.tsx";
import { Hash } from "../../components/hash.tsx";
import { Note } from "../../components/note.tsx";
import { useCommon } from "../../i18n.tsx";
import { useMessages } from "../words.ts";
import type { Check } from "./shelf.ts";
import type { Checked } from "./text-file.ts";

interface Props {
  readonly check: Check;
  /** SHA-256 of the upload, as it was initialled. */
  readonly initialled: string;
  readonly manifest: string;
  readonly again: () => void;
}

const Running = ({ percent }: { percent: number }) => {
  const { read } = useMessages();
  return (
    <>
      <h2>{read.checking}</h2>
      <p class="num">{read.checkingText(percent)}</p>
      <progress class="progress" max={100} value={percent} aria-label={read.checking} />
    </>
  );
};

const Prints = ({ checked, initialled, manifest }: { checked: Checked } & Pick<Props, "initialled" | "manifest">) => {
  const { read } = useMessages();
  const { parts, unchanged } = checked;
  const added = parts.slice(1);
  return (
    <>
      <dl class="prints">
        <dt>{read.computed}</dt>
        <dd>
          <Hash value={parts[0]?.computed ?? ""} />
        </dd>
        <dt>{read.initialled}</dt>
        <dd>
          <Hash value={initialled} copy />
        </dd>
        {!unchanged &&
          added.map(({ computed }, at) => (
            <div key={computed}>
              <dt>{read.part(at + 1)}</dt>
              <dd>
                <Hash value={computed} />
              </dd>
            </div>
          ))}
        <dt>{read.manifest}</dt>
        <dd>
          <Hash value={manifest} />
        </dd>
      </dl>
      {unchanged && added.length > 0 && <p class="small dim">{read.partsChecked(added.length)}</p>}
    </>
  );
};

/** What this browser computed beside what was initialled: a fact, in place. */
export const Unchanged = ({ check, initialled, manifest, again }: Props) => {
  const { read } = useMessages();
  const { tryAgain } = useCommon();
  if (check.state === "waiting") return null;
  if (check.state === "running") return <Running percent={check.percent} />;
  if (check.state === "failed") {
    return (
      <Note kind="wait" title={read.checkFailed} live>
        <p>{read.checkFailedText}</p>
        <Button kind="plain" size="medium" onClick={again}>
          {tryAgain}
        </Button>
      </Note>
    );
  }
  const { checked } = check;
  return (
    <>
      {checked.unchanged ? (
        <>
          <h2>{read.unchanged}</h2>
          <p class="dim">{read.unchangedText}</p>
        </>
      ) : (
        <Note kind="stop" title={read.changed} live>
          <p>{read.changedText}</p>
        </Note>
      )}
      <Prints checked={checked} initialled={initialled} manifest={manifest} />
    </>
  );
};
