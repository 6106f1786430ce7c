import { readFileSync } from "node:fs";
import { type SignInTarget, signInAs } from "./sign-in/token.ts";

// `npm run token -- USER`: prints an access token of the cloud that runs, for curl.

const [, , userId, directory = ".depositary"] = process.argv;
if (!userId) {
  console.error("usage: npm run token -- USER");
  process.exit(2);
}
const { signIn } = JSON.parse(readFileSync(`${directory}/cloud.json`, "utf8")) as { signIn: SignInTarget };
signInAs(userId, signIn).then(
  ({ access_token }) => console.log(access_token),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
