import { registryMessages } from "../../shared/messages/pages/registry/load.ts";
import type { RegistryMessages } from "../../shared/messages/pages/registry/shape.ts";
import { Shell } from "../components/shell.tsx";
import { messagesOf } from "../i18n.tsx";
import { start } from "../start.tsx";

const useMessages = messagesOf<RegistryMessages>();

const Registry = () => {
  const { title } = useMessages();
  return (
    <Shell title={title} home="/">
      <h1>{title}</h1>
    </Shell>
  );
};

start(registryMessages, <Registry />);
