import { signingRoomMessages } from "../../shared/messages/pages/signing-room/load.ts";
import type { SigningRoomMessages } from "../../shared/messages/pages/signing-room/shape.ts";
import { Shell } from "../components/shell.tsx";
import { messagesOf } from "../i18n.tsx";
import { start } from "../start.tsx";

const useMessages = messagesOf<SigningRoomMessages>();

const SigningRoom = () => {
  const { title } = useMessages();
  return (
    <Shell title={title} home="/">
      <h1>{title}</h1>
    </Shell>
  );
};

start(signingRoomMessages, <SigningRoom />);
