import { useEffect, useRef, useState } from "preact/hooks";
import { ChevronIcon } from "../../components/icons.tsx";
import { useMessages } from "../words.ts";

interface Props {
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
}

/** Where the reader is, and every page by its number. */
export const PageList = ({ page, pages, onGo }: Props) => {
  const { read } = useMessages();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event) => {
      if (event.target instanceof Node && !list.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      list.current?.querySelector("button")?.focus();
    };
    addEventListener("pointerdown", away);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("pointerdown", away);
      removeEventListener("keydown", onKey);
    };
  }, [open]);
  return (
    <div ref={list} class="page-list">
      <button type="button" class="tool-link num" aria-expanded={open} onClick={() => setOpen(!open)}>
        {read.page(page, pages)}
        <ChevronIcon />
      </button>
      {open && (
        <nav class="page-numbers" aria-label={read.pageList}>
          <ol>
            {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
              <li key={number}>
                <button
                  type="button"
                  class="num"
                  aria-current={number === page ? "page" : undefined}
                  aria-label={read.page(number, pages)}
                  onClick={() => {
                    setOpen(false);
                    onGo(number);
                  }}
                >
                  {number}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </div>
  );
};
