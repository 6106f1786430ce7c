import type { SigningRoomMessages } from "../../shared/messages/pages/signing-room/shape.ts";
import { messagesOf } from "../i18n.tsx";

export const useMessages = messagesOf<SigningRoomMessages>();
