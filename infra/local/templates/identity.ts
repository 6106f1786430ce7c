import { createHash } from "node:crypto";
import { account, arn, region } from "./account.ts";

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export type Attributes = { Ref: string } & Record<string, string>;

/** One resource, as far as its names need it. */
export interface Identified {
  stack: string;
  logicalId: string;
  /** A property as a string, resolved; undefined where the template leaves it out. */
  property: (name: string) => string | undefined;
  /** The address under which the queue of this name is reached. */
  queueUrl: (queueName: string) => string;
}

/** Hexadecimal, the same at every boot. */
const digest = ({ stack, logicalId }: Identified): string => createHash("sha256").update(`${stack}/${logicalId}`).digest("hex");

/** The given name, or one as CloudFormation makes it (stack, logical id, a suffix), at most `limit` characters long. */
const named = (resource: Identified, property: string, limit = 64): string => {
  const given = resource.property(property);
  if (given) return given;
  const suffix = digest(resource).slice(0, 12);
  return `${`${resource.stack}-${resource.logicalId}`.slice(0, limit - 13)}-${suffix}`;
};

const uuid = (resource: Identified): string => digest(resource).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
const shortId = (resource: Identified): string => digest(resource).slice(0, 10);

type Identity = (resource: Identified) => Attributes;

const byName =
  (property: string): Identity =>
  (resource) => ({ Ref: named(resource, property) });
const byId: Identity = (resource) => ({ Ref: shortId(resource), Id: shortId(resource) });
const byArn =
  (property: string, toArn: (name: string) => string): Identity =>
  (resource) => {
    const name = named(resource, property);
    return { Ref: name, Arn: toArn(name) };
  };

/** The resource types that the local cloud knows, and how AWS would name one of each. */
const identities: Record<string, Identity> = {
  "AWS::Lambda::Function": byArn("FunctionName", (name) => arn("lambda", `function:${name}`)),
  "AWS::Lambda::EventSourceMapping": (resource) => ({ Ref: uuid(resource), Id: uuid(resource) }),
  "AWS::Lambda::Permission": byId,
  "AWS::SQS::Queue": (resource) => {
    const name = named(resource, "QueueName", 80);
    return { Ref: resource.queueUrl(name), QueueUrl: resource.queueUrl(name), QueueName: name, Arn: arn("sqs", name) };
  },
  "AWS::SQS::QueuePolicy": byId,
  "AWS::SNS::Topic": (resource) => {
    const name = named(resource, "TopicName");
    return { Ref: arn("sns", name), TopicArn: arn("sns", name), TopicName: name };
  },
  "AWS::SNS::TopicPolicy": byId,
  "AWS::SNS::Subscription": byId,
  "AWS::Events::EventBus": (resource) => {
    const name = named(resource, "Name");
    return { Ref: name, Name: name, Arn: arn("events", `event-bus/${name}`) };
  },
  "AWS::Events::Rule": (resource) => {
    const name = named(resource, "Name");
    const bus = resource.property("EventBusName")?.replace(/^.*event-bus\//, "") ?? "default";
    return {
      Ref: bus === "default" ? name : `${bus}|${name}`,
      Arn: arn("events", bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`),
    };
  },
  "AWS::Events::EventBusPolicy": byId,
  "AWS::Pipes::Pipe": byArn("Name", (name) => arn("pipes", `pipe/${name}`)),
  "AWS::DynamoDB::Table": (resource) => {
    const name = named(resource, "TableName", 255);
    return {
      Ref: name,
      Arn: arn("dynamodb", `table/${name}`),
      StreamArn: arn("dynamodb", `table/${name}/stream/2026-01-01T00:00:00.000`),
    };
  },
  "AWS::S3::Bucket": (resource) => {
    const name = named(resource, "BucketName", 63).toLowerCase();
    return {
      Ref: name,
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    };
  },
  "AWS::S3::BucketPolicy": byId,
  "AWS::KMS::Key": (resource) => ({ Ref: uuid(resource), KeyId: uuid(resource), Arn: arn("kms", `key/${uuid(resource)}`) }),
  "AWS::KMS::Alias": byName("AliasName"),
  "AWS::SSM::Parameter": (resource) => ({
    Ref: named(resource, "Name"),
    Type: resource.property("Type") ?? "String",
    Value: resource.property("Value") ?? "",
  }),
  "AWS::SecretsManager::Secret": (resource) => ({ Ref: arn("secretsmanager", `secret:${named(resource, "Name")}`) }),
  "AWS::ApiGatewayV2::Api": (resource) => ({
    Ref: shortId(resource),
    ApiId: shortId(resource),
    ApiEndpoint: `https://${shortId(resource)}.execute-api.${region}.amazonaws.com`,
  }),
  "AWS::ApiGatewayV2::Stage": byName("StageName"),
  "AWS::ApiGatewayV2::Route": byId,
  "AWS::ApiGatewayV2::Integration": byId,
  "AWS::ApiGatewayV2::Authorizer": (resource) => ({ Ref: shortId(resource), AuthorizerId: shortId(resource) }),
  "AWS::Cognito::UserPool": (resource) => {
    const id = `${region}_${digest(resource).slice(0, 9)}`;
    const provider = `cognito-idp.${region}.amazonaws.com/${id}`;
    return {
      Ref: id,
      UserPoolId: id,
      Arn: arn("cognito-idp", `userpool/${id}`),
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
    };
  },
  "AWS::Cognito::UserPoolClient": (resource) => ({ Ref: digest(resource).slice(0, 26), ClientId: digest(resource).slice(0, 26) }),
  "AWS::Cognito::UserPoolGroup": byName("GroupName"),
  "AWS::Cognito::UserPoolDomain": byName("Domain"),
  "AWS::Cognito::UserPoolResourceServer": byName("Identifier"),
  "AWS::IAM::Role": (resource) => {
    const name = named(resource, "RoleName");
    return {
      Ref: name,
      RoleId: `AROA${digest(resource).slice(0, 16).toUpperCase()}`,
      Arn: `arn:aws:iam::${account}:role/${name}`,
    };
  },
  "AWS::IAM::Policy": byName("PolicyName"),
  "AWS::IAM::ManagedPolicy": (resource) => ({ Ref: `arn:aws:iam::${account}:policy/${named(resource, "ManagedPolicyName")}` }),
  "AWS::Logs::LogGroup": (resource) => {
    const name = named(resource, "LogGroupName", 512);
    return { Ref: name, Arn: `${arn("logs", `log-group:${name}`)}:*` };
  },
  "AWS::Logs::MetricFilter": byId,
  "AWS::CloudWatch::Alarm": byArn("AlarmName", (name) => arn("cloudwatch", `alarm:${name}`)),
  "AWS::CloudWatch::CompositeAlarm": byArn("AlarmName", (name) => arn("cloudwatch", `alarm:${name}`)),
  "AWS::CloudWatch::Dashboard": byName("DashboardName"),
  "AWS::SES::EmailIdentity": byName("EmailIdentity"),
  "AWS::SES::ConfigurationSet": byName("Name"),
  "AWS::SES::ConfigurationSetEventDestination": byId,
  "AWS::SES::Template": byName("TemplateName"),
  "AWS::CloudFront::Distribution": (resource) => ({
    Ref: shortId(resource),
    Id: shortId(resource),
    DomainName: `${shortId(resource)}.cloudfront.net`,
  }),
  "AWS::CloudFront::OriginAccessControl": byId,
  "AWS::CloudFront::CachePolicy": byId,
  "AWS::CloudFront::OriginRequestPolicy": byId,
  "AWS::CloudFront::ResponseHeadersPolicy": byId,
  "AWS::CloudFront::Function": (resource) => {
    const functionArn = `arn:aws:cloudfront::${account}:function/${named(resource, "Name")}`;
    return { Ref: functionArn, FunctionARN: functionArn };
  },
  "AWS::WAFv2::WebACL": (resource) => ({
    Ref: `${named(resource, "Name")}|${uuid(resource)}|${resource.property("Scope") ?? ""}`,
    Id: uuid(resource),
    Arn: arn("wafv2", `global/webacl/${named(resource, "Name")}/${uuid(resource)}`),
  }),
  "AWS::CertificateManager::Certificate": (resource) => ({ Ref: arn("acm", `certificate/${uuid(resource)}`) }),
  "AWS::CDK::Metadata": byId,
};

/** How a resource of this type is named, or undefined for a type that the local cloud does not know. */
export const identityOf = (type: string): Identity | undefined => identities[type];
