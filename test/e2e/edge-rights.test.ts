import { runSimulation } from "@cloud-copilot/iam-simulate";
import { account } from "../../infra/local/templates/account.ts";
import { synthesized } from "./simulation.ts";

const resources = synthesized();
const bucketOf = (name: string) => {
  const bucket = resources.find(({ type, logicalId }) => type === "AWS::S3::Bucket" && logicalId === `bucket${name}`);
  const policy = resources.find(({ type, properties }) => type === "AWS::S3::BucketPolicy" && properties.Bucket === bucket?.ref);
  if (!bucket || !policy) throw new Error(`no template has the bucket ${name} and its policy`);
  return { arn: bucket.arn, policy: policy.properties.PolicyDocument };
};
const ours = resources.find(({ type }) => type === "AWS::CloudFront::Distribution")?.ref;
const arnOf = (id = ours, owner = account) => `arn:aws:cloudfront::${owner}:distribution/${id}`;

interface Asked {
  readonly bucket: string;
  /** Absent: whether an object is there at all. */
  readonly key?: string;
  readonly action?: string;
  readonly principal?: string;
  readonly distribution?: string;
  readonly tls?: boolean;
}

/** What the bucket's policy says to CloudFront, which comes in the name of a distribution. */
const answer = async ({ bucket, key, distribution = arnOf(), tls = true, ...asked }: Asked): Promise<string> => {
  const { arn, policy } = bucketOf(bucket);
  const result = await runSimulation(
    {
      request: {
        principal: asked.principal ?? "cloudfront.amazonaws.com",
        action: asked.action ?? (key === undefined ? "s3:ListBucket" : "s3:GetObject"),
        resource: { resource: key === undefined ? arn : `${arn}/${key}`, accountId: account },
        contextVariables: {
          "aws:SecureTransport": String(tls),
          "aws:SourceArn": distribution,
          "aws:SourceAccount": distribution.split(":")[4] ?? "",
        },
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: policy,
    },
    {},
  );
  if (result.resultType !== "single") throw new Error(`cannot be simulated: ${JSON.stringify(result)}`);
  return result.overallResult;
};

test.each<Asked>([
  { bucket: "pages", key: "index.html" },
  { bucket: "pages" },
  { bucket: "published", key: "public/0.pdf" },
  { bucket: "published", key: "log/checkpoint" },
  { bucket: "published", key: "snapshots/1" },
  { bucket: "published" },
])("the distribution reads $bucket $key", async (asked) => {
  expect(await answer(asked)).toBe("Allowed");
});

test.each<[string, Asked]>([
  ["another distribution of the account reads no pages", { bucket: "pages", key: "index.html", distribution: arnOf("OTHER") }],
  [
    "a distribution of another account reads nothing",
    { bucket: "published", key: "public/0.pdf", distribution: arnOf("OTHER", "111111111111") },
  ],
  ["another service reads nothing", { bucket: "pages", key: "index.html", principal: "logging.s3.amazonaws.com" }],
  ["what is published lies under three prefixes", { bucket: "published", key: "private/0.pdf" }],
  ["nothing is written", { bucket: "pages", key: "index.html", action: "s3:PutObject" }],
  ["nor over a plain connection read", { bucket: "pages", key: "index.html", tls: false }],
  ["no draft is read", { bucket: "drafts", key: "0.pdf" }],
  ["no record is read", { bucket: "records", key: "sealed/0.pdf" }],
  ["no upload is read", { bucket: "intake", key: "uploads/0.pdf" }],
])("%s", async (_what, asked) => {
  expect(await answer(asked)).toMatch(/^(Implicitly|Explicitly)Denied$/);
});
