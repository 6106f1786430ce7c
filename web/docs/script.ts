import { copying } from "../copying.ts";
import { running } from "./run.ts";

running(document);
copying(document);
