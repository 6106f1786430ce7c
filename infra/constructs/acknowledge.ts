import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Accepts findings of the checks on one construct, each by its rule's id and with the reason why it may stand. */
export const acknowledge = (construct: IConstruct, reasons: { readonly [rule: string]: string }): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
};
