import type { User } from "./types.ts";

/** What the sample officers type where a password is asked for, as they would elsewhere. It protects nothing, and the page says so. */
export const SAMPLE_PASSWORD = "sample";

/** The page that asks who signs in, by name and password or at one press. It takes anybody's word, and says so. */
export const loginPage = (uid: string, users: User[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in (local mode)</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; }
  button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left; }
  input { display: block; width: 100%; box-sizing: border-box; padding: .5rem .75rem; font: inherit; }
  label { display: block; margin: .75rem 0; }
  small { display: block; }
</style>
<h1>Sign in</h1>
<p><strong>Local mode: nothing is protected here.</strong> Whoever reaches this page may sign in as anyone below. The password of all
sample officers is <code>${SAMPLE_PASSWORD}</code>.</p>
<form method="post" action="/interaction/${escaped(uid)}">
<label>User <input name="username" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>
<h2>Or at one press</h2>
<form method="post" action="/interaction/${escaped(uid)}">
${users.map(button).join("\n")}
</form>
</html>
`;

const button = ({ id, name, groups }: User): string =>
  `<button name="user" value="${escaped(id)}">${escaped(name)}<small>${escaped(groups.join(", "))}</small></button>`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
