import { start } from "../../start.tsx";
import { registryWords } from "../words.ts";
import { VerifyPage } from "./page.tsx";

start(registryWords, <VerifyPage />);
