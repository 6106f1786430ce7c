import { CfnDeletionPolicy, type Stack } from "aws-cdk-lib";
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnAlias, CfnKey, type CfnKeyProps } from "aws-cdk-lib/aws-kms";
import type { KeyName } from "../../shared/api/surfaces.ts";
import type { Stage } from "../settings.ts";

const MAC = { keySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" };
const SIGNING = { keySpec: "ECC_NIST_P256", keyUsage: "SIGN_VERIFY" };

const KINDS: { readonly [name in KeyName]: Pick<CfnKeyProps, "keySpec" | "keyUsage" | "enableKeyRotation" | "description"> } = {
  link: { ...MAC, description: "Signatories' links" },
  code: { ...MAC, description: "Signatories' access codes" },
  session: { ...MAC, description: "Sessions of the signing room" },
  ca: { ...SIGNING, description: "Certificates of the installation's own authority" },
  certification: { ...SIGNING, description: "The platform's certification of a text opened for signature" },
  data: {
    keySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    enableKeyRotation: true,
    description: "Objects of drafts and records",
  },
};

/** Hands the decision to the account's IAM policies; grants.ts says which function may use a key and how. */
const decidedByIam = (): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: "IamPoliciesDecide",
        principals: [new AccountRootPrincipal()],
        actions: ["kms:*"],
        resources: ["*"],
      }),
    ],
  });

/** One key of the installation, `alias/depositary-{stage}-{name}`, retained. */
export const kmsKey = (stack: Stack, stage: Stage, name: KeyName): CfnKey => {
  const key = new CfnKey(stack, `key-${name}`, { ...KINDS[name], keyPolicy: decidedByIam(), pendingWindowInDays: 30 });
  key.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
  key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  new CfnAlias(stack, `alias-${name}`, { aliasName: `alias/depositary-${stage.name}-${name}`, targetKeyId: key.ref });
  return key;
};
