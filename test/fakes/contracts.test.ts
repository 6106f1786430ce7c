import { describeStorage } from "../contracts/all.ts";
import { fakeStorage } from "./storage.ts";

describeStorage("in memory", async () => fakeStorage());
