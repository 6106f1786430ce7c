import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { PagesConfig } from "../../shared/api/pages.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { Shell } from "../components/shell.tsx";
import { Failed, Loading } from "../components/views.tsx";
import { useConfig } from "../config.ts";
import { navigate } from "../router.ts";
import { DeskOfficer, useMessages } from "./desk.tsx";
import type { Officer } from "./officer.ts";
import { IDLE_MS, type SignIn, signInOf } from "./session.ts";

type Out = "begin" | "idle" | "expired" | "failed";
type State = { readonly officer: Officer } | { readonly out: Out } | "looking";

interface Props {
  readonly children: (signOut: () => void) => ComponentChildren;
}

/** The desk for who is signed in; the way to sign in for everybody else. */
export const SignedIn = ({ children }: Props) => {
  const { title } = useMessages();
  const settings = useConfig()?.signIn;
  if (settings) return <Session settings={settings}>{children}</Session>;
  return (
    <Shell title={title} home="/desk" main="wrap wrap-act">
      <h1>{title}</h1>
      <Failed problem={{ status: 0, code: "unavailable", title: "" }} again={() => location.reload()} />
    </Shell>
  );
};

const Session = ({ settings, children }: Props & { settings: PagesConfig["signIn"] }) => {
  const signIn = useMemo(() => signInOf(settings), [settings]);
  const [state, setState] = useState<State>("looking");
  const leave = (out: Out): void => {
    signIn.forget().then(
      () => setState({ out }),
      () => setState({ out }),
    );
  };
  useEffect(() => {
    signIn.complete().then(
      (done) => {
        if (done) navigate(done.returnTo, { replace: true });
        setState(done ? { officer: done.officer } : { out: "begin" });
      },
      () => setState({ out: "failed" }),
    );
    return signIn.onRenewed((officer) =>
      setState((before) => (before !== "looking" && "officer" in before ? { officer } : before)),
    );
  }, [signIn]);
  const here = state !== "looking" && "officer" in state;
  useIdle(here, () => leave("idle"));
  if (state === "looking") return <Waiting />;
  if ("out" in state) return <Door signIn={signIn} out={state.out} />;
  const { party } = state.officer;
  const signOut = (): void => void signIn.end().catch(() => setState({ out: "begin" }));
  if (!party) return <NoSide signOut={signOut} />;
  return (
    <DeskOfficer.Provider value={{ ...state.officer, party, expired: () => leave("expired") }}>
      {children(signOut)}
    </DeskOfficer.Provider>
  );
};

const Waiting = () => {
  const { title } = useMessages();
  return (
    <Shell title={title} home="/desk" main="wrap wrap-act">
      <h1>{title}</h1>
      <Loading />
    </Shell>
  );
};

const NoSide = ({ signOut }: { signOut: () => void }) => {
  const words = useMessages();
  return (
    <Shell title={words.title} home="/desk" main="wrap wrap-act">
      <h1>{words.noSide}</h1>
      <p class="dim">{words.noSideHint}</p>
      <p>
        <Button kind="plain" size="medium" onClick={signOut}>
          {words.signOut}
        </Button>
      </p>
    </Shell>
  );
};

const Why = ({ out }: { out: Out }) => {
  const words = useMessages();
  if (out === "idle") return <Note kind="wait" title={words.idle} live children={<p>{words.idleHint}</p>} />;
  if (out === "expired") return <Note kind="wait" title={words.expired} live children={<p>{words.idleHint}</p>} />;
  if (out === "failed") return <Note kind="stop" title={words.signInFailed} live children={<p>{words.signInFailedHint}</p>} />;
  return null;
};

const Door = ({ signIn, out }: { signIn: SignIn; out: Out }) => {
  const words = useMessages();
  const [why, setWhy] = useState(out);
  const [busy, setBusy] = useState(false);
  const begin = (): void => {
    setBusy(true);
    signIn.begin(location.pathname).catch(() => {
      setBusy(false);
      setWhy("failed");
    });
  };
  return (
    <Shell title={words.title} home="/desk" main="wrap wrap-act stack">
      <h1>{words.title}</h1>
      <Why out={why} />
      <p class="lead">{words.signInHint}</p>
      <p>
        <Button onClick={begin} busy={busy ? words.signIn : undefined}>
          {words.signIn}
        </Button>
      </p>
    </Shell>
  );
};

const SIGNS_OF_USE = ["pointerdown", "keydown", "wheel", "touchstart"];

/** Calls once nobody has touched the page for half an hour. */
const useIdle = (watched: boolean, idle: () => void): void => {
  useEffect(() => {
    if (!watched) return undefined;
    let last = Date.now();
    const used = (): void => {
      last = Date.now();
    };
    // By the clock: a laptop that slept for an hour wakes up signed out.
    const timer = setInterval(() => Date.now() - last >= IDLE_MS && idle(), 10_000);
    for (const sign of SIGNS_OF_USE) addEventListener(sign, used, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_USE) removeEventListener(sign, used);
    };
  }, [watched]);
};
