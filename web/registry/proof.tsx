import type { RegisteredView } from "../../shared/api/registry-view.ts";
import { number } from "../../shared/messages/format/numbers.ts";
import { ButtonLink } from "../components/button.tsx";
import { Hash } from "../components/hash.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages } from "./words.ts";

/** What anyone can compare: the manifest that was signed, and the entry's place in the log. */
export const Proof = ({ entry, log }: RegisteredView) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  return (
    <section>
      <h2>{agreement.proof}</h2>
      <dl class="facts proof">
        <dt>{agreement.manifest}</dt>
        <dd>
          <Hash value={entry.manifest} copy />
          <br />
          <span class="small dim">{agreement.manifestHint}</span>
        </dd>
        <dt>{agreement.logEntry}</dt>
        <dd>{agreement.logPlace(number(log.index + 1, locale), number(log.size, locale))}</dd>
        <dt>{agreement.leaf}</dt>
        <dd>
          <Hash value={log.leafHash} copy />
        </dd>
        <dt>{agreement.root}</dt>
        <dd>
          <Hash value={log.root} copy />
        </dd>
      </dl>
      <p class="buttons">
        <ButtonLink kind="plain" size="medium" href="/verify">
          {agreement.verifyFile}
        </ButtonLink>
      </p>
    </section>
  );
};
