import type { ComponentChildren } from "preact";
import { Shell } from "../components/shell.tsx";
import { useAddress } from "../router.ts";
import { useMessages } from "./words.ts";

/** The registry's own page around each of its views. */
export const RegistryShell = ({ title, main, children }: { title?: string; main?: string; children: ComponentChildren }) => {
  const { title: own, nav, foot, apiLink } = useMessages();
  const { pathname } = useAddress();
  const items = [
    { href: "/", label: nav.search, current: pathname === "/" },
    { href: "/verify", label: nav.verify, current: pathname === "/verify" },
    { href: "/docs", label: nav.api, current: pathname === "/docs" },
  ];
  return (
    <Shell
      title={title ?? own}
      home="/"
      nav={{ label: nav.name, items }}
      {...(main ? { main } : {})}
      foot={
        <>
          <span>{foot}</span>
          <a href="/v1/registry/agreements">{apiLink}</a>
        </>
      }
    >
      {children}
    </Shell>
  );
};
