import { useEffect, useState } from "preact/hooks";
import { DownloadIcon, SearchIcon } from "../../components/icons.tsx";
import { useMessages } from "../words.ts";
import { FindBar } from "./find/bar.tsx";
import type { Finder } from "./find/finder.ts";
import { PageList } from "./page-list.tsx";
import { Segments } from "./segments.tsx";
import type { Check } from "./shelf.ts";
import { type Zoom, ZoomTools } from "./zoom.tsx";

/** How a reader looks at texts; kept from one language to the next. */
export interface Look {
  readonly view: "pages" | "text";
  readonly zoom: Zoom;
}

/** The address of the joined file in this page's memory, once it is whole. */
const useFile = (file: Blob | undefined): string => {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (!file) return undefined;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress("");
    };
  }, [file]);
  return address;
};

/** The upload with what was added for signing, as one file. It is offered once all of it was fetched and checked. */
const Download = ({ check, name }: { check: Check; name: string }) => {
  const { read } = useMessages();
  const address = useFile(check.state === "done" ? check.checked.file : undefined);
  if (address === "") return null;
  return (
    <a class="tool-link" href={address} download={name}>
      <DownloadIcon />
      <span>{read.download}</span>
    </a>
  );
};

interface Props {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly column: number;
  readonly page: number;
  /** 0 until the text is open. */
  readonly pages: number;
  readonly onGo: (page: number) => void;
  readonly finder: Finder;
  readonly check: Check;
  readonly name: string;
}

export const Tools = ({ look, onLook, column, page, pages, onGo, finder, check, name }: Props) => {
  const { read, find } = useMessages();
  const views = [
    { value: "pages", label: read.asPages },
    { value: "text", label: read.asText },
  ] as const;
  const inPages = look.view === "pages";
  return (
    <div class="tools-bar">
      <div class="tools">
        <Segments label={read.view} options={views} value={look.view} onChange={(view) => onLook({ ...look, view })} />
        {inPages && pages > 0 && <PageList page={page} pages={pages} onGo={onGo} />}
        {inPages && <ZoomTools zoom={look.zoom} column={column} onZoom={(zoom) => onLook({ ...look, zoom })} />}
        <button type="button" class="tool-link" aria-expanded={finder.open} onClick={() => finder.show(!finder.open)}>
          <SearchIcon />
          <span>{find.open}</span>
        </button>
        <Download check={check} name={name} />
      </div>
      {finder.open && <FindBar finder={finder} />}
    </div>
  );
};
