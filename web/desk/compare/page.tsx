import { useState } from "preact/hooks";
import { ownLanguageName } from "../../../shared/messages/format/names.ts";
import { counted } from "../../../shared/messages/format/numbers.ts";
import type { AgreementAnswer, ComparisonAnswer } from "../../answers.ts";
import { Select } from "../../components/fields.tsx";
import { Note } from "../../components/note.tsx";
import { useTitle } from "../../components/shell.tsx";
import { Empty, View } from "../../components/views.tsx";
import { useLanguage } from "../../i18n.tsx";
import { useApi } from "../../loaded.ts";
import { navigate } from "../../router.ts";
import { useMessages, useOfficer, useSaid, useSides } from "../desk.tsx";
import { type Compared, compareAddress } from "./address.ts";
import { Pairs } from "./pairs.tsx";
import { Steps } from "./steps.tsx";

export { comparedIn } from "./address.ts";

type Layout = "side-by-side" | "inline";

/** Two versions of one language, word by word and page by page. */
export const Compare = (compared: Compared) => {
  const officer = useOfficer();
  const [agreement, again] = useApi<AgreementAnswer>(`/v1/agreements/${compared.id}`, officer);
  return (
    <View loaded={agreement} again={again}>
      {(there) => <Page agreement={there} compared={compared} />}
    </View>
  );
};

const Page = ({ agreement, compared }: { agreement: AgreementAnswer; compared: Compared }) => {
  const { board, comparison: words } = useMessages();
  const said = useSaid();
  const officer = useOfficer();
  const { id, language, from, to } = compared;
  useTitle(`${words.compareVersions}, ${said(agreement.titles)}`);
  const head = useVersionHead(agreement);
  const query = new URLSearchParams({ language, from: String(from), to: String(to) });
  const [loaded, again] = useApi<ComparisonAnswer>(`/v1/agreements/${id}/comparison?${query}`, officer);
  const [layout, setLayout] = useState<Layout>(() => (matchMedia("(max-width: 45rem)").matches ? "inline" : "side-by-side"));
  return (
    <div class="compare">
      <p class="small">
        <a href="/desk">{board}</a> / <a href={`/desk/agreements/${id}`}>{said(agreement.titles)}</a>
      </p>
      <h1>{words.compareVersions}</h1>
      <Bar agreement={agreement} compared={compared} layout={layout} onLayout={setLayout} />
      {from === to ? (
        <Empty title={words.sameVersion} />
      ) : (
        <View loaded={loaded} again={again}>
          {(found) => <Found found={found} layout={layout} heads={[from, to].map(head)} />}
        </View>
      )}
    </div>
  );
};

/** `v2, Uzbekistan` of a version's number. */
const useVersionHead = ({ versions }: AgreementAnswer): ((number: number) => string) => {
  const { versionHead } = useMessages();
  const sides = useSides();
  return (number) => versionHead(number, sides(versions.filter((each) => each.number === number).map(({ by }) => by)));
};

interface BarProps {
  readonly agreement: AgreementAnswer;
  readonly compared: Compared;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
}

/** Which text, which versions, and how they are laid out. */
const Bar = ({ agreement, compared, layout, onLayout }: BarProps) => {
  const { comparison: words, prevails } = useMessages();
  const { locale } = useLanguage();
  const head = useVersionHead(agreement);
  const go = (change: Partial<Compared>) => navigate(compareAddress({ ...compared, ...change }), { replace: true });
  const versions = agreement.versions
    .filter(({ kind }) => kind === "accepted")
    .map(({ number }) => ({ value: String(number), label: head(number) }));
  const languages = agreement.authenticLanguages.map((tag) => ({
    value: tag,
    label: tag === agreement.prevailingLanguage ? `${ownLanguageName(tag, locale)} (${prevails})` : ownLanguageName(tag, locale),
  }));
  return (
    <div class="compare-bar">
      <Select label={words.text} value={compared.language} options={languages} onChange={(language) => go({ language })} />
      <Select
        label={words.fromVersion}
        value={String(compared.from)}
        options={versions}
        onChange={(from) => go({ from: Number(from) })}
      />
      <Select label={words.toVersion} value={String(compared.to)} options={versions} onChange={(to) => go({ to: Number(to) })} />
      <fieldset class="segments">
        <legend class="hidden">{words.how}</legend>
        {(["side-by-side", "inline"] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="layout" checked={layout === each} onChange={() => onLayout(each)} />
            <span>{each === "inline" ? words.inline : words.sideBySide}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
};

const Found = ({ found, layout, heads }: { found: ComparisonAnswer; layout: Layout; heads: readonly string[] }) => {
  const { comparison: words } = useMessages();
  const { locale } = useLanguage();
  const changes = found.parts.filter(({ kind }) => kind !== "same").length;
  if (changes === 0)
    return (
      <Empty title={words.noChanges}>
        <p class="dim">{words.noChangesHint}</p>
      </Empty>
    );
  return (
    <>
      <p class="dim" role="status">
        {words.counted(counted(changes, words.changes, locale), found.counts.numbers)}
      </p>
      <Steps found={found}>
        <Pairs found={found} layout={layout} heads={heads} />
        {found.leftOff > 0 && (
          <Note kind="wait" title={words.leftOff(counted(found.leftOff, words.changes, locale))}>
            <p>{words.leftOffHint}</p>
          </Note>
        )}
      </Steps>
    </>
  );
};
