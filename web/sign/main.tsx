import { signingRoomMessages } from "../../shared/messages/pages/signing-room/load.ts";
import { start } from "../start.tsx";
import { Room } from "./room.tsx";
import { takeToken } from "./token.ts";

takeToken();
start(signingRoomMessages, <Room />);
