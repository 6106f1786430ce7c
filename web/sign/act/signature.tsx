import { inLanguage } from "../../../shared/domain/languages.ts";
import { TextField } from "../../components/fields.tsx";
import { useLanguage } from "../../i18n.tsx";
import { Segments } from "../read/segments.tsx";
import type { Slot } from "../slot.ts";
import { useMessages } from "../words.ts";
import type { Drawing } from "./mark.ts";
import { MarkView } from "./mark-view.tsx";
import { Pad } from "./pad.tsx";
import { Upload } from "./upload.tsx";

interface Props {
  readonly slot: Slot;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly held: boolean;
}

const Typed = ({ drawing, onDrawing, held }: Omit<Props, "slot">) => {
  const { sign } = useMessages();
  return (
    <>
      <TextField
        label={sign.typed}
        value={drawing.text}
        onInput={(text) => (held ? undefined : onDrawing({ ...drawing, text }))}
        maxLength={80}
        autoComplete="off"
        spellcheck={false}
      />
      <p class="small dim">{sign.preview}</p>
      <div class="sheet pad pad-typed">
        <MarkView drawing={drawing} label={sign.preview} />
      </div>
    </>
  );
};

/** Drawn, typed or taken from a picture; the keyboard alone is enough for the last two. */
export const Signature = ({ slot, drawing, onDrawing, held }: Props) => {
  const { sign } = useMessages();
  const { language } = useLanguage();
  const ways = [
    { value: "drawn", label: sign.draw },
    { value: "typed", label: sign.type },
    { value: "traced", label: sign.upload },
  ] as const;
  const choose = (kind: Drawing["kind"]): void => {
    const text = drawing.text || inLanguage(slot.name, slot.language || language);
    if (!held) onDrawing({ ...drawing, kind, text });
  };
  return (
    <section id="signature" tabIndex={-1} aria-labelledby="signature-head">
      <h2 id="signature-head">{sign.yours}</h2>
      <Segments label={sign.how} options={ways} value={drawing.kind} onChange={choose} />
      {drawing.kind === "drawn" && <Pad drawing={drawing} onDrawing={onDrawing} held={held} />}
      {drawing.kind === "typed" && <Typed drawing={drawing} onDrawing={onDrawing} held={held} />}
      {drawing.kind === "traced" && <Upload drawing={drawing} onDrawing={onDrawing} held={held} />}
    </section>
  );
};
