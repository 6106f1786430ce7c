import { useId, useState } from "preact/hooks";
import { useMessages } from "../words.ts";
import { type Drawing, EMPTY } from "./mark.ts";
import { MarkView } from "./mark-view.tsx";
import type { PictureRefusal } from "./trace/read-picture.ts";

interface Props {
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly held: boolean;
}

const usePicture = ({ drawing, onDrawing, held }: Props) => {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<PictureRefusal>();
  const read = async (file: File): Promise<void> => {
    if (held || busy) return;
    setBusy(true);
    setRefusal(undefined);
    const { signatureIn } = await import("./trace/read-picture.ts");
    const found = await signatureIn(file);
    if (typeof found === "string") setRefusal(found);
    else onDrawing({ ...drawing, kind: "traced", traced: found });
  };
  const take = (file: File | undefined): void => {
    if (file)
      read(file)
        .catch(() => setRefusal("kind"))
        .finally(() => setBusy(false));
  };
  return { busy, refusal, take };
};

/** A signature on a picture: its lines are traced here, and only they are sent. */
export const Upload = (props: Props) => {
  const { drawing, onDrawing, held } = props;
  const { sign } = useMessages();
  const { busy, refusal, take } = usePicture(props);
  const id = useId();
  return (
    <>
      <div class="field upload-field">
        <span class="field-label" id={`${id}-label`}>
          {sign.picture}
        </span>
        <span class="field-hint" id={`${id}-hint`}>
          {sign.pictureHint}
        </span>
        <label class="button button-plain button-medium upload-choose">
          <input
            type="file"
            accept="image/png,image/jpeg"
            class="hidden"
            aria-labelledby={`${id}-label ${id}-choose`}
            aria-describedby={`${id}-hint`}
            aria-invalid={refusal ? true : undefined}
            onChange={(event) => {
              take(event.currentTarget.files?.[0]);
              // The same file can be chosen again.
              event.currentTarget.value = "";
            }}
          />
          <span id={`${id}-choose`}>{sign.pictureChoose}</span>
        </label>
        {refusal && (
          <span class="field-error" role="alert">
            {sign.pictureRefused[refusal]}
          </span>
        )}
      </div>
      <p class="small dim" role="status">
        {busy ? sign.pictureBusy : drawing.traced.length > 0 ? sign.preview : ""}
      </p>
      {drawing.traced.length > 0 && (
        <div class="sheet pad pad-traced">
          <MarkView drawing={{ ...EMPTY, kind: "traced", traced: drawing.traced }} label={sign.preview} />
          {!held && (
            <button type="button" class="link pad-clear" onClick={() => onDrawing({ ...drawing, traced: [] })}>
              {sign.clear}
            </button>
          )}
        </div>
      )}
    </>
  );
};
