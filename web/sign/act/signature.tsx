import { inLanguage } from "../../../shared/domain/languages.ts";
import type { SigningSlotAnswer } from "../../answers.ts";
import { TextField } from "../../components/fields.tsx";
import { useLanguage } from "../../i18n.tsx";
import { Segments } from "../read/segments.tsx";
import { useMessages } from "../words.ts";
import type { Drawing } from "./mark.ts";
import { MarkView } from "./mark-view.tsx";
import { Pad } from "./pad.tsx";

interface Props {
  readonly slot: SigningSlotAnswer;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly held: boolean;
}

/** Drawn or typed; the keyboard alone is enough for the second. */
export const Signature = ({ slot, drawing, onDrawing, held }: Props) => {
  const { sign } = useMessages();
  const { language } = useLanguage();
  const ways = [
    { value: "drawn", label: sign.draw },
    { value: "typed", label: sign.type },
  ] as const;
  const choose = (kind: Drawing["kind"]): void => {
    const text = drawing.text || inLanguage(slot.name, slot.language || language);
    if (!held) onDrawing({ ...drawing, kind, text });
  };
  return (
    <section id="signature" tabIndex={-1} aria-labelledby="signature-head">
      <h2 id="signature-head">{sign.yours}</h2>
      <Segments label={sign.how} options={ways} value={drawing.kind} onChange={choose} />
      {drawing.kind === "drawn" ? (
        <Pad drawing={drawing} onDrawing={onDrawing} held={held} />
      ) : (
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
      )}
    </section>
  );
};
