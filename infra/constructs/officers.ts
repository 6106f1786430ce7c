import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import { AccountRecovery, Mfa, OAuthScope, UserPool, type UserPoolClient } from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import type { Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import type { Issuer } from "./routes.ts";
import { share } from "./shared.ts";

const PASSWORDS = { minLength: 14, requireLowercase: true, requireUppercase: true, requireDigits: true, requireSymbols: true };

const userPool = (scope: Construct, stage: Stage): UserPool => {
  const pool = new UserPool(scope, "officers", {
    userPoolName: `depositary-${stage.name}-officers`,
    selfSignUpEnabled: false,
    signInCaseSensitive: false,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: { ...PASSWORDS, tempPasswordValidity: Duration.days(3) },
    accountRecovery: AccountRecovery.NONE,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  acknowledge(pool, {
    "AwsSolutions-COG8": "Threat protection needs the Plus plan; operators make every account and each has a second factor",
  });
  return pool;
};

/** The desk's address that the sign-in leads back to. */
export const redirectUri = ({ publicHost }: Stage): string => `https://${publicHost}/desk/`;
export const SCOPES = [OAuthScope.OPENID];

/** The officers' desk in a browser: code flow with PKCE, no secret. */
const deskClient = (pool: UserPool, stage: Stage): UserPoolClient =>
  pool.addClient("desk", {
    generateSecret: false,
    authFlows: {},
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: SCOPES,
      callbackUrls: [redirectUri(stage)],
      logoutUrls: [redirectUri(stage)],
    },
  });

/** Officers sign in here; operators make their accounts and put them into groups such as `KZ.treaty-officer`. */
export const officers = (scope: Construct, stage: Stage): Issuer => {
  const pool = userPool(scope, stage);
  const domain = pool.addDomain("domain", { cognitoDomain: { domainPrefix: `depositary-${stage.name}-${Aws.ACCOUNT_ID}` } });
  const issuer = { url: pool.userPoolProviderUrl, audience: deskClient(pool, stage).userPoolClientId };
  share(scope, stage, ["sign-in", "issuer", issuer.url]);
  share(scope, stage, ["sign-in", "client", issuer.audience]);
  share(scope, stage, ["sign-in", "pages", domain.baseUrl()]);
  return issuer;
};
