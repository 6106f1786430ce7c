import { useLayoutEffect, useRef } from "preact/hooks";
import { Note } from "../components/note.tsx";

/** What an act did, where its form stood: the focus goes there, since the form is gone. */
export const Happened = ({ what }: { what: string | undefined }) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (what) place.current?.focus();
  }, [what]);
  return (
    <div ref={place} class="happened" tabIndex={-1} role="status">
      {what && <Note title={what} />}
    </div>
  );
};
