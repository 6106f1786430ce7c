import { useEffect, useRef } from "preact/hooks";
import type SignaturePad from "signature_pad";
import { useMessages } from "../words.ts";
import { type Drawing, normalised, type Stroke } from "./mark.ts";

interface Props {
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  /** An act is on its way: what it bears is not changed. */
  readonly held: boolean;
}

/** The pad's bitmap follows its size and the screen's density; the strokes are drawn anew, so that turning a phone loses nothing. */
const redraw = (canvas: HTMLCanvasElement, pad: SignaturePad, strokes: readonly Stroke[]): void => {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  canvas.getContext("2d")?.scale(devicePixelRatio, devicePixelRatio);
  pad.clear();
  const look = { penColor: pad.penColor, dotSize: 2, minWidth: pad.minWidth, maxWidth: pad.maxWidth, velocityFilterWeight: 0.7 };
  const points = (stroke: Stroke) =>
    stroke.map(([x, y], at) => ({ x: (x * width) / 1000, y: (y * height) / 1000, pressure: 0.5, time: at * 16 }));
  pad.fromData(strokes.map((stroke) => ({ ...look, compositeOperation: "source-over", points: points(stroke) })));
};

export const Pad = (props: Props) => {
  const { drawing, onDrawing, held } = props;
  const { sign } = useMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const onto = canvas.current;
    if (!onto) return undefined;
    let gone = false;
    const observer = new ResizeObserver(() => pad.current && redraw(onto, pad.current, latest.current.drawing.strokes));
    import("signature_pad").then(
      ({ default: Made }) => {
        if (gone) return;
        const made = new Made(onto, { penColor: getComputedStyle(onto).color, minWidth: 1.2, maxWidth: 3 });
        pad.current = made;
        made.addEventListener("endStroke", () => {
          const strokes = normalised(
            made.toData().map(({ points }) => points),
            onto.clientWidth,
            onto.clientHeight,
          );
          latest.current.onDrawing({ ...latest.current.drawing, strokes });
        });
        observer.observe(onto);
      },
      () => {},
    );
    return () => {
      gone = true;
      observer.disconnect();
      pad.current?.off();
    };
  }, []);
  useEffect(() => {
    if (held) pad.current?.off();
    else pad.current?.on();
  }, [held]);
  const clear = (): void => {
    pad.current?.clear();
    onDrawing({ ...drawing, strokes: [] });
  };
  return (
    <>
      <div class="sheet pad">
        <canvas ref={canvas} role="img" aria-label={sign.pad} />
        {drawing.strokes.length > 0 && !held && (
          <button type="button" class="link pad-clear" onClick={clear}>
            {sign.clear}
          </button>
        )}
      </div>
      <p class="small dim">{sign.drawHint}</p>
    </>
  );
};
