import { deskMessages } from "../../shared/messages/pages/desk/load.ts";
import type { DeskMessages } from "../../shared/messages/pages/desk/shape.ts";
import { RailShell } from "../components/shell.tsx";
import { messagesOf } from "../i18n.tsx";
import { start } from "../start.tsx";

const useMessages = messagesOf<DeskMessages>();

const Desk = () => {
  const { title } = useMessages();
  return (
    <RailShell title={title} home="/desk" nav={{ label: title, items: [] }}>
      <h1>{title}</h1>
    </RailShell>
  );
};

start(deskMessages, <Desk />);
