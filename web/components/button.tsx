import type { ComponentChildren } from "preact";

interface Look {
  /** `ink` is the next step, `sign` the one that signs, `plain` every other. */
  readonly kind?: "ink" | "sign" | "plain";
  readonly size?: "large" | "medium" | "small";
  readonly wide?: boolean;
}

const classOf = ({ kind = "ink", size = "large", wide = false }: Look): string =>
  ["button", kind === "ink" ? "" : `button-${kind}`, size === "large" ? "" : `button-${size}`, wide ? "button-wide" : ""]
    .filter(Boolean)
    .join(" ");

interface ButtonProps extends Look {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly type?: "button" | "submit";
  /** While it sends, the button says this and holds: a second click does nothing. */
  readonly busy?: string | undefined;
  readonly expanded?: boolean;
  /** What it acts on, where only its place on the page says so: for those who hear the page. Begins with the button's own word. */
  readonly label?: string;
}

/** A verb. It is never grey: what is missing is where it leads. */
export const Button = ({ children, onClick, type = "button", busy, expanded, label, ...look }: ButtonProps) => (
  <button
    type={type}
    class={classOf(look)}
    aria-disabled={busy === undefined ? undefined : true}
    aria-expanded={expanded}
    aria-label={busy === undefined ? label : undefined}
    onClick={(event) => {
      if (busy !== undefined) event.preventDefault();
      else onClick?.();
    }}
  >
    {busy === undefined ? (
      children
    ) : (
      <>
        <span class="spinner" aria-hidden="true" />
        {busy}
      </>
    )}
  </button>
);

interface ButtonLinkProps extends Look {
  readonly children: ComponentChildren;
  readonly href: string;
  /** The file's name, where the link downloads one. */
  readonly download?: string;
}

export const ButtonLink = ({ children, href, download, ...look }: ButtonLinkProps) => (
  <a class={classOf(look)} href={href} download={download}>
    {children}
  </a>
);
