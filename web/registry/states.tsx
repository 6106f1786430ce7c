import type { Entry } from "../../shared/domain/registry/entry.ts";
import { calendarDate } from "../../shared/messages/format/dates.ts";
import { ForceMark, ForceState, SignatureLines, SignatureState, TextMark, TextState } from "../components/marks.tsx";
import { StateHead } from "../components/state-head.tsx";
import { useCommon, useLanguage } from "../i18n.tsx";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

const slotsOf = ({ signatures }: Entry) => signatures.map(({ party }) => ({ party, state: "SIGNED" as const }));

/** Words for the three states of an entry. What is not binding comes into effect, not into force. */
const useStateWords = ({ parties, legalNature }: Entry) => {
  const { states } = useMessages();
  const { text, force } = useCommon();
  return {
    text: text.AUTHENTICATED,
    signature: parties.length === 2 ? states.signedByBoth : states.signedByAll,
    force: legalNature === "BINDING" ? force.NOT_RECORDED : states.notBinding,
  };
};

/** In a list: three marks of 20 px, a word each. */
export const EntryStates = ({ entry }: { entry: Entry }) => {
  const words = useStateWords(entry);
  return (
    <div class="states">
      <TextState state="AUTHENTICATED" word={words.text} />
      <SignatureState slots={slotsOf(entry)} word={words.signature} />
      <ForceState state="NOT_RECORDED" word={words.force} />
    </div>
  );
};

/** On the page's head: mark, name, state, reason. */
export const EntryStateHead = ({ entry }: { entry: Entry }) => {
  const common = useCommon();
  const { states, natures } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage } = useSaid();
  const words = useStateWords(entry);
  const date = calendarDate(entry.concludedOn, locale);
  const cells = [
    {
      ...{ mark: <TextMark state="AUTHENTICATED" size="large" />, colour: "state-text", name: common.text.name },
      ...{ state: words.text, reason: states.authenticSince(date) },
    },
    {
      ...{ mark: <SignatureLines slots={slotsOf(entry)} size="large" />, colour: "state-sign", name: common.signature.name },
      ...{ state: words.signature, reason: `${inLanguage(entry.session.place)}, ${date}` },
    },
    {
      ...{ mark: <ForceMark state="NOT_RECORDED" size="large" />, colour: "state-off", name: common.force.name },
      ...{ state: words.force, reason: natures[entry.legalNature] },
    },
  ];
  return <StateHead cells={cells} />;
};
