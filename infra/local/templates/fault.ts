import { Fault } from "../../../shared/domain/fault.ts";

/** What a template says and the local cloud cannot run. Trying again does not help. */
export const templateFault = (message: string): Fault => new Fault("template-not-understood", message, { retryable: false });
