import { useMessages, useOfficer } from "../desk.tsx";
import { type DeskAct, may, RIGHTS } from "../officer.ts";

/** Says who may, where the officer's role may not. */
export const WhoMay = ({ act }: { act: DeskAct }) => {
  const { work, roles } = useMessages();
  if (may(useOfficer(), act)) return null;
  return <p class="dim small">{work.whoMay(RIGHTS[act].map((role) => roles[role]).join(", "))}</p>;
};
