import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { Button } from "../components/button.tsx";
import { useLanguage } from "../i18n.tsx";
import { Order } from "./order.tsx";
import { Frame, Heading, partyOf, Said } from "./pieces.tsx";
import type { Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

/** Who signs, for whom. */
export const Signatory = ({ slot }: { slot: Slot }) => {
  const { youSign, onBehalfOf } = useMessages();
  const [before, after] = onBehalfOf("\n").split("\n");
  return (
    <div class="signatory">
      <p class="small dim">{youSign}</p>
      <p class="signatory-name serif">
        <Said texts={slot.name} />
      </p>
      <p class="serif">
        <Said texts={slot.office} />
      </p>
      <p class="dim">
        {before}
        <Said texts={partyOf(slot, slot.party)} />
        {after}
      </p>
    </div>
  );
};

/** The first page of a good link: what, who, in which order. Opening it consumes nothing. */
export const Arrive = ({ slot, onNext }: { slot: Slot; onNext: () => void }) => {
  const { arrive, order, read } = useMessages();
  const { locale } = useLanguage();
  return (
    <Frame slot={slot}>
      <div class="act-head">
        <p class="dim">{arrive.lead}</p>
        <Heading large>
          <span class="serif">
            <Said texts={slot.titles} />
          </span>
        </Heading>
        <ul class="plain-list dim">
          {slot.texts.map(({ sha256, language, pages }) => (
            <li key={sha256}>
              <bdi lang={language}>{ownLanguageName(language, locale)}</bdi>, {read.pages(pages)}
            </li>
          ))}
        </ul>
      </div>
      <section class="card">
        <Signatory slot={slot} />
      </section>
      <div class="next">
        <Button onClick={onNext}>{arrive.next}</Button>
        <p class="small dim">{arrive.nothingYet}</p>
      </div>
      <section>
        <h2>{order.title}</h2>
        <Order slot={slot} />
      </section>
    </Frame>
  );
};
