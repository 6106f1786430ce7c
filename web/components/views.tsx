import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api.ts";
import { useCommon } from "../i18n.tsx";
import type { Loaded } from "../loaded.ts";
import { Button } from "./button.tsx";
import { OfflineIcon } from "./icons.tsx";
import { Note } from "./note.tsx";

/** Says why there is nothing and what will fill it. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="view">
    <p class="view-head">{title}</p>
    {children}
  </div>
);

const DELAY_MS = 300;

/** Still grey bars, and not before 300 ms: what is quicker needs no sign. */
export const Loading = ({ progress }: { progress?: ComponentChildren }) => {
  const { loading } = useCommon();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="view" aria-busy="true">
      <span class="hidden" role="status">
        {late ? loading : ""}
      </span>
      {late && progress}
      {late && (
        <div class="bars">
          <span />
          <span />
          <span />
        </div>
      )}
    </div>
  );
};

export const Offline = ({ since }: { since?: Date }) => {
  const { offline, offlineHint } = useCommon();
  const time = since ? `${since.getHours()}`.padStart(2, "0").concat(":", `${since.getMinutes()}`.padStart(2, "0")) : "";
  return (
    <div class="view" role="status">
      <p class="view-head">
        <OfflineIcon />
        {offline(time)}
      </p>
      <p class="dim">{offlineHint}</p>
    </div>
  );
};

/** Says who has the right. */
export const NoRight = ({ children }: { children?: ComponentChildren }) => {
  const { noRight } = useCommon();
  return <Empty title={noRight}>{children}</Empty>;
};

export const Failed = ({ problem, again }: { problem: Problem; again?: () => void }) => {
  const { failed, failedHint, tryAgain } = useCommon();
  return (
    <div class="view">
      <Note kind="stop" title={failed} live>
        <p>{problem.title || failedHint}</p>
      </Note>
      {again && (
        <p>
          <Button kind="plain" size="medium" onClick={again}>
            {tryAgain}
          </Button>
        </p>
      )}
    </div>
  );
};

export const NotFound = ({ title, children }: { title?: string; children?: ComponentChildren }) => {
  const { notFound, notFoundHint } = useCommon();
  return (
    <div class="view">
      <h1>{title ?? notFound}</h1>
      <p class="dim">{children ?? notFoundHint}</p>
    </div>
  );
};

interface ViewProps<T> {
  readonly loaded: Loaded<T>;
  readonly again: () => void;
  readonly children: (value: T) => ComponentChildren;
  /** In place of the common pages for what is not there, or is not open to the reader. */
  readonly notFound?: ComponentChildren;
  readonly noRight?: ComponentChildren;
}

const Trouble = <T,>({ loaded, again, notFound, noRight }: Omit<ViewProps<T>, "children">) => {
  if (loaded.state === "offline") return <Offline since={loaded.since} />;
  if (loaded.state !== "problem") return null;
  const { problem } = loaded;
  if (problem.status === 404) return <>{notFound ?? <NotFound />}</>;
  if (problem.status === 401 || problem.status === 403) return <>{noRight ?? <NoRight>{problem.title}</NoRight>}</>;
  return <Failed problem={problem} again={again} />;
};

/**
 * What was loaded, or the state that stands in its place; what was known before stays below it. It stays the same element in every state, so
 * that a lost connection takes nothing away that somebody is typing.
 */
export const View = <T,>(props: ViewProps<T>) => {
  const { loaded, children } = props;
  const known = loaded.state === "there" ? loaded.value : loaded.last;
  if (loaded.state === "loading" && known === undefined) return <Loading />;
  return (
    <>
      {loaded.state !== "there" && <Trouble {...props} />}
      {known !== undefined && children(known)}
    </>
  );
};
