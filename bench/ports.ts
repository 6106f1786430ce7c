import { dynamoDeliveries } from "../shared/adapters/dynamodb/deliveries.ts";
import { dynamoEventStore } from "../shared/adapters/dynamodb/event-store.ts";
import { dynamoLimits } from "../shared/adapters/dynamodb/limits.ts";
import { dynamoPeople } from "../shared/adapters/dynamodb/people.ts";
import { dynamoPublicEntries } from "../shared/adapters/dynamodb/public-entries.ts";
import { dynamoRegister } from "../shared/adapters/dynamodb/register.ts";
import { dynamoSearchIndex } from "../shared/adapters/dynamodb/search-index.ts";
import { dynamoSteps } from "../shared/adapters/dynamodb/steps.ts";
import { dynamoViews } from "../shared/adapters/dynamodb/views.ts";
import { inflate } from "../shared/adapters/inflate.ts";
import { kmsMacs } from "../shared/adapters/kms/macs.ts";
import { kmsTrust } from "../shared/adapters/kms/trust.ts";
import { composeAppearance, composePlaceholder } from "../shared/adapters/pdf/appearance.ts";
import { loadFonts } from "../shared/adapters/pdf/fonts.ts";
import { composeSignaturePage } from "../shared/adapters/pdf/signature-page.ts";
import { s3Files } from "../shared/adapters/s3/files.ts";
import { newSingleUseKey } from "../shared/adapters/single-use-key.ts";
import { sharedParameter } from "../shared/api/environment.ts";
import { composeLetter } from "../shared/messages/mail/letter.ts";
import { inspect } from "../shared/runtime/inspect.ts";
import type { Inspect, Mail } from "../shared/usecases/ports.ts";
import { type Cloud, nameIn, random } from "./cloud.ts";

/** The real adapters over the local services; the inspector and the mail service are counted where they are called. */
export const portsOver = (cloud: Cloud) => {
  const { dynamodb, kms, s3, ssm, counter } = cloud;
  const table = (name: string) => nameIn(cloud, "table", name);
  const bucket = (name: string) => nameIn(cloud, "bucket", name);
  const key = (name: string) => nameIn(cloud, "key", name);
  const buckets = ["intake", "drafts", "records", "published"].map((name) => [name, bucket(name)]);
  const files = s3Files(s3, Object.fromEntries(buckets));
  const keys = { ca: key("ca"), certification: key("certification") };
  const fonts = loadFonts("node_modules/@expo-google-fonts");
  const mails: Mail[] = [];
  const inspectApart: Inspect = async (url) => {
    counter.count("Lambda Invoke");
    const found = await inspect({ url });
    if ("unread" in found) throw new Error(`the file could not be read: ${found.unread}`);
    return found;
  };
  const sendMail = async (mail: Mail): Promise<string> => {
    counter.count("SES SendEmail");
    mails.push(mail);
    return String(mails.length);
  };
  return {
    store: dynamoEventStore(dynamodb, { agreements: table("agreements"), work: table("work") }),
    steps: dynamoSteps(dynamodb, table("work")),
    deliveries: dynamoDeliveries(dynamodb, table("work")),
    views: dynamoViews(dynamodb, table("views")),
    limits: dynamoLimits(dynamodb, table("work")),
    people: dynamoPeople(dynamodb, table("people")),
    register: dynamoRegister(dynamodb, table("registry")),
    entries: dynamoPublicEntries(dynamodb, table("registry")),
    index: dynamoSearchIndex(dynamodb, table("registry")),
    macs: kmsMacs(kms, { link: key("link"), code: key("code"), session: key("session") }),
    files,
    trust: kmsTrust({ kms, ssm, files }, { parameter: sharedParameter("local", "trust"), keys }),
    composer: {
      signaturePage: (page: Parameters<typeof composeSignaturePage>[0]) => composeSignaturePage(page, fonts),
      placeholder: (size: Parameters<typeof composePlaceholder>[0]) => composePlaceholder(size, fonts),
      appearance: (appearance: Parameters<typeof composeAppearance>[0]) => composeAppearance(appearance, fonts),
    },
    inflate,
    newKey: newSingleUseKey,
    inspect: inspectApart,
    compose: composeLetter,
    sendMail,
    mails,
    fonts,
    random,
    now: () => new Date(),
    publicHost: "depositary.test",
  };
};

export type Ports = ReturnType<typeof portsOver>;
