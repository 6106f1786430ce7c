import { useEffect, useRef } from "preact/hooks";
import { deskMessages } from "../../shared/messages/pages/desk/load.ts";
import type { OfficersAnswer } from "../answers.ts";
import { RailShell } from "../components/shell.tsx";
import { NotFound } from "../components/views.tsx";
import { useApi } from "../loaded.ts";
import { useAddress, useLinks } from "../router.ts";
import { start } from "../start.tsx";
import { Agreement } from "./agreement.tsx";
import { Board } from "./board.tsx";
import { Compare, comparedIn } from "./compare/page.tsx";
import { Deliveries } from "./deliveries/page.tsx";
import { Said, useMessages, useOfficer, useSides } from "./desk.tsx";
import { Draft } from "./draft.tsx";
import { may } from "./officer.ts";
import { SignedIn } from "./sign-in.tsx";
import { STUCK, Stuck, useStuckCount } from "./stuck/overview.tsx";
import { Steps } from "./stuck/page.tsx";
import { sectionIn } from "./stuck/sections.tsx";

const isDesk = (path: string): boolean => /^\/desk(\/|$)/.test(path);

const View = ({ path }: { path: string }) => {
  const id = /^\/desk\/agreements\/([\w-]+)$/.exec(path)?.[1];
  if (id) return <Agreement key={id} id={id} />;
  const compared = comparedIn(path);
  if (compared) return <Compare key={compared.id} {...compared} />;
  const section = sectionIn(path);
  if (section) return section.section === "deliveries" ? <Deliveries id={section.id} /> : <Steps id={section.id} />;
  if (path === STUCK) return <Stuck />;
  if (path === "/desk/new") return <Draft />;
  return path === "/desk" ? <Board /> : <NotFound />;
};

/** As the side's register of officers names who is signed in; undefined where it does not. */
const useOwnName = () => {
  const officer = useOfficer();
  const [loaded] = useApi<OfficersAnswer>(`/v1/sides/${officer.party}/officers`, officer);
  const known = loaded.state === "there" ? loaded.value.officers : [];
  return known.find(({ id }) => id === officer.id)?.name;
};

const Person = ({ signOut }: { signOut: () => void }) => {
  const words = useMessages();
  const { id, roles } = useOfficer();
  const name = useOwnName();
  return (
    <div class="person">
      <p>
        {name ? (
          <b>
            <Said texts={name} />
          </b>
        ) : (
          <b class="mono">{id}</b>
        )}
      </p>
      <p class="dim">{roles.map((role) => words.roles[role]).join(", ")}</p>
      <button type="button" class="link" onClick={signOut}>
        {words.signOut}
      </button>
    </div>
  );
};

const Side = () => {
  const { worksFor } = useMessages();
  const { party } = useOfficer();
  return (
    <p class="own-side">
      <span class="small dim">{worksFor}</span>
      <br />
      <b>{useSides()([party])}</b>
    </p>
  );
};

/** Another page begins at its main column, whichever way it was come to; the first is where the browser put the reader. */
const useFocusOnMove = (path: string): void => {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.querySelector<HTMLElement>("main")?.focus();
  }, [path]);
};

const Pages = ({ signOut }: { signOut: () => void }) => {
  const { navigation, board, newDraft, work } = useMessages();
  const path = useAddress().pathname.replace(/\/$/, "");
  const officer = useOfficer();
  const stuck = useStuckCount(path);
  useFocusOnMove(path);
  const items = [
    { href: "/desk", label: board, current: path === "/desk" },
    ...(may(officer, "draft") ? [{ href: "/desk/new", label: newDraft, current: path === "/desk/new" }] : []),
    { href: STUCK, label: work.stuckWork, current: path === STUCK, ...stuck },
  ];
  return (
    <RailShell home="/desk" nav={{ label: navigation, items }} side={<Side />} person={<Person signOut={signOut} />}>
      <View path={path} />
    </RailShell>
  );
};

const Desk = () => {
  useLinks(isDesk);
  return <SignedIn>{(signOut) => <Pages signOut={signOut} />}</SignedIn>;
};

start(deskMessages, <Desk />);
