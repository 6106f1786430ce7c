import { readFileSync } from "node:fs";
import { Fault } from "../../shared/domain/fault.ts";
import { command } from "./sentence.ts";
import { type SignInTarget, signInAs } from "./sign-in/token.ts";

// `npm run token -- USER`: prints an access token of the cloud that runs, for curl.

const [, , userId, directory = ".depositary"] = process.argv;

const noCloud = (cause: unknown): Fault =>
  new Fault("no-cloud", `No local cloud runs on ${directory}: start one with npm start.`, { cause, retryable: false });

const target = (): SignInTarget => {
  try {
    return JSON.parse(readFileSync(`${directory}/cloud.json`, "utf8")).signIn;
  } catch (error) {
    throw noCloud(error);
  }
};

command(async () => {
  if (!userId) throw new Fault("usage", "usage: npm run token -- USER", { retryable: false });
  const { access_token } = await signInAs(userId, target()).catch((error: unknown) => {
    // What fetch throws when nobody listens.
    throw error instanceof TypeError ? noCloud(error) : error;
  });
  console.log(access_token);
});
