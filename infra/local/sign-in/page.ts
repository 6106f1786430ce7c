import type { User } from "./types.ts";

/** The page that asks who signs in. It takes anybody's word, and says so. */
export const loginPage = (uid: string, users: User[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in (local mode)</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; }
  button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left; }
  small { display: block; }
</style>
<h1>Sign in</h1>
<p><strong>Local mode: there is no password.</strong> Whoever reaches this page may sign in as anyone below.</p>
<form method="post" action="/interaction/${escaped(uid)}">
${users.map(button).join("\n")}
</form>
</html>
`;

const button = ({ id, name, groups }: User): string =>
  `<button name="user" value="${escaped(id)}">${escaped(name)}<small>${escaped(groups.join(", "))}</small></button>`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
