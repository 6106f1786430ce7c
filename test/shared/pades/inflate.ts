import { inflateSync } from "node:zlib";
import type { Inflate } from "../../../shared/pades/decode.ts";

export const inflate: Inflate = (bytes, maxOutput) => new Uint8Array(inflateSync(bytes, { maxOutputLength: maxOutput }));
