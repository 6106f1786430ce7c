import { MinusIcon, PlusIcon } from "../../components/icons.tsx";
import { useMessages } from "../words.ts";

/** An A4 page in its true size on a screen, in CSS pixels (210 mm). */
const TRUE_PX = 794;
/** The column's width, or a share of the true size. */
export type Zoom = "fit" | number;
const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** The width of a page in a column, in CSS pixels. */
export const pageWidth = (zoom: Zoom, column: number): number => Math.round(zoom === "fit" ? column : TRUE_PX * zoom);

/** True size, or the column's width where that is less. */
export const firstZoom = (): Zoom => (innerWidth < 1200 ? "fit" : 1);

interface Props {
  readonly zoom: Zoom;
  readonly column: number;
  readonly onZoom: (zoom: Zoom) => void;
}

export const ZoomTools = ({ zoom, column, onZoom }: Props) => {
  const { read } = useMessages();
  const now = pageWidth(zoom, column) / TRUE_PX;
  const smaller = STEPS.findLast((step) => step < now - 0.01) ?? STEPS[0] ?? 1;
  const larger = STEPS.find((step) => step > now + 0.01) ?? STEPS.at(-1) ?? 1;
  return (
    <div class="zoom">
      <button type="button" class="icon-button" aria-label={read.zoomOut} onClick={() => onZoom(smaller)}>
        <MinusIcon />
      </button>
      <span class="num" role="status">
        {Math.round(now * 100)}&nbsp;%
      </span>
      <button type="button" class="icon-button" aria-label={read.zoomIn} onClick={() => onZoom(larger)}>
        <PlusIcon />
      </button>
      <button type="button" class="tool-link" aria-pressed={zoom === "fit"} onClick={() => onZoom("fit")}>
        {read.fitWidth}
      </button>
    </div>
  );
};
