import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { UiLanguage } from "../../shared/domain/languages.ts";
import { useConfig } from "../config.ts";
import { LANGUAGE_NAMES, useCommon, useLanguage } from "../i18n.tsx";
import { useAddress } from "../router.ts";
import { Button } from "./button.tsx";
import { Brandmark } from "./icons.tsx";

/** A demonstration installation says so on every page. */
export const Strip = () => {
  const { demonstration, demonstrationName } = useCommon();
  if (!useConfig()?.demonstration) return null;
  return (
    <aside class="strip" aria-label={demonstrationName}>
      {demonstration}
    </aside>
  );
};

export const Brand = ({ href }: { href: string }) => (
  <a class="brand" href={href}>
    <Brandmark />
    <span>{useCommon().product}</span>
  </a>
);

/** Changes the language in place: what was typed, drawn or opened stays. */
export const LanguageSwitch = () => {
  const common = useCommon();
  const { language, change } = useLanguage();
  const { searchParams } = useAddress();
  const addressIn = (each: UiLanguage): string => `?${new URLSearchParams({ ...Object.fromEntries(searchParams), lang: each })}`;
  return (
    <nav class="languages" aria-label={common.language}>
      {(Object.keys(LANGUAGE_NAMES) as UiLanguage[]).map((each) => (
        <a
          key={each}
          href={addressIn(each)}
          lang={each}
          hreflang={each}
          aria-current={each === language ? "true" : undefined}
          onClick={(event) => {
            event.preventDefault();
            change(each);
          }}
        >
          <span aria-hidden="true">{LANGUAGE_NAMES[each].short}</span>
          <span class="hidden">{LANGUAGE_NAMES[each].name}</span>
        </a>
      ))}
    </nav>
  );
};

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  /** Of the desk's rail: how many wait there. */
  readonly count?: number;
}

/** Where a page that is rendered without a browser leaves its document's title. */
export const DocumentTitle = createContext<{ title: string } | undefined>(undefined);

/** What the document is called while the view stands: its own name before the product's. */
export const useTitle = (title: string): void => {
  const { product } = useCommon();
  const rendered = useContext(DocumentTitle);
  const whole = title === product ? product : `${title} · ${product}`;
  if (rendered) rendered.title = whole;
  useEffect(() => {
    document.title = whole;
  }, [whole]);
};

const Skip = () => (
  <a class="skip" href="#content">
    {useCommon().skip}
  </a>
);

interface ShellProps {
  /** Of the document; the surface's or the agreement's short name. */
  readonly title: string;
  readonly home: string;
  readonly nav?: { readonly label: string; readonly items: readonly NavItem[] };
  /** Beside the brand: where the reader is. */
  readonly context?: ComponentChildren;
  readonly foot?: ComponentChildren;
  /** Classes of the main column: `wrap`, `wrap wrap-narrow`, `wrap wrap-act`, or the surface's own. */
  readonly main?: string;
  readonly children: ComponentChildren;
}

/** The page of the registry and of the signing room: strip, bar, one main column, foot. */
export const Shell = ({ title, home, nav, context, foot, main = "wrap", children }: ShellProps) => {
  useTitle(title);
  return (
    <>
      <Skip />
      <Strip />
      <header class="bar">
        <Brand href={home} />
        {nav && (
          <nav class="bar-nav" aria-label={nav.label}>
            {nav.items.map(({ href, label, current }) => (
              <a key={href} href={href} aria-current={current ? "page" : undefined}>
                {label}
              </a>
            ))}
          </nav>
        )}
        {context && <div class="bar-context">{context}</div>}
        <div class="bar-end">
          <LanguageSwitch />
        </div>
      </header>
      <main id="content" class={main} tabIndex={-1}>
        {children}
      </main>
      {foot && <footer class="foot">{foot}</footer>}
    </>
  );
};

/** Its views name the document, each by `useTitle`. */
interface RailShellProps extends Pick<ShellProps, "home" | "children"> {
  readonly nav: { readonly label: string; readonly items: readonly NavItem[] };
  /** For whom the officer works, above the navigation. */
  readonly side?: ComponentChildren;
  /** Who is signed in, below it. */
  readonly person?: ComponentChildren;
}

const RailMenu = ({ children }: { children: ComponentChildren }) => {
  const { menu } = useCommon();
  const { href } = useAddress();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [href]);
  return (
    <>
      <span class="rail-menu">
        <Button kind="plain" size="small" expanded={open} onClick={() => setOpen(!open)}>
          {menu}
        </Button>
      </span>
      <div class={open ? "rail-more rail-open" : "rail-more"}>{children}</div>
    </>
  );
};

/** The page of the desk: a rail beside the work area. On a phone a button unfolds it; going anywhere folds it again. */
export const RailShell = ({ home, nav, side, person, children }: RailShellProps) => (
  <>
    <Skip />
    <Strip />
    <div class="rail-page">
      <header class="rail">
        <Brand href={home} />
        {side}
        <RailMenu>
          <nav class="rail-nav" aria-label={nav.label}>
            {nav.items.map(({ href, label, current, count }) => (
              <a key={href} href={href} aria-current={current ? "page" : undefined}>
                {label}
                {count !== undefined && <span class="num dim">{count}</span>}
              </a>
            ))}
          </nav>
          {person}
          <LanguageSwitch />
        </RailMenu>
      </header>
      <main id="content" class="rail-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  </>
);
