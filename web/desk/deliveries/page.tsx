import type { AgreementAnswer, DeliveriesAnswer } from "../../answers.ts";
import { type Column, Table } from "../../components/table.tsx";
import { Empty, View } from "../../components/views.tsx";
import { useApi } from "../../loaded.ts";
import { Said, useMessages, useOfficer } from "../desk.tsx";
import { Frame, useKeepReading } from "../stuck/frame.tsx";
import { WhoMay } from "../stuck/who-may.tsx";
import { useMoment } from "../words.ts";
import type { Delivery } from "./delivery.ts";
import { SendAgain } from "./send-again.tsx";
import { State, Tries } from "./state.tsx";

/** Each letter to the own side: what called for it, to whom, what became of it, and the way to have it sent once more. */
export const Deliveries = ({ id }: { id: string }) => (
  <Frame id={id} section="deliveries">
    {(agreement) => <Letters agreement={agreement} />}
  </Frame>
);

const isMoving = ({ state }: Delivery): boolean => state === "WAITING" || state === "SENDING";

const Letters = ({ agreement }: { agreement: AgreementAnswer }) => {
  const { work } = useMessages();
  const [loaded, again] = useApi<DeliveriesAnswer>(`/v1/agreements/${agreement.id}/deliveries`, useOfficer());
  useKeepReading(loaded, again, loaded.state === "there" && loaded.value.deliveries.some(isMoving));
  return (
    <section class="card deliveries" aria-labelledby="deliveries-head">
      <div>
        <h2 id="deliveries-head">{work.deliveries}</h2>
        <p class="dim small">{work.deliveriesScope}</p>
        <WhoMay act="send-again" />
      </div>
      <View loaded={loaded} again={again}>
        {({ deliveries }) => <List agreement={agreement} deliveries={deliveries} again={again} />}
      </View>
    </section>
  );
};

interface ListProps extends DeliveriesAnswer {
  readonly agreement: AgreementAnswer;
  readonly again: () => void;
}

const List = ({ agreement, deliveries, again }: ListProps) => {
  const { work } = useMessages();
  const time = useMoment(agreement.session.zone);
  if (deliveries.length === 0)
    return (
      <Empty title={work.noDeliveries}>
        <p class="dim">{work.noDeliveriesHint}</p>
      </Empty>
    );
  const columns: readonly Column<Delivery>[] = [
    { id: "letter", head: work.letter, heading: true, cell: (each) => <Letter delivery={each} at={time(each.occurredAt)} /> },
    { id: "to", head: work.recipient, cell: ({ to }) => <To to={to} /> },
    { id: "state", head: work.standing, cell: (each) => <State delivery={each} /> },
    { id: "tries", head: work.tries, cell: (each) => <Tries delivery={each} zone={agreement.session.zone} /> },
    { id: "act", head: work.sendAgain, cell: (each) => <SendAgain id={agreement.id} delivery={each} again={again} /> },
  ];
  return <Table caption={work.deliveries} columns={columns} rows={deliveries} rowKey={({ id }) => id} />;
};

const Letter = ({ delivery: { kind, about, to }, at }: { delivery: Delivery; at: string }) => {
  const { work } = useMessages();
  return (
    <>
      {work.letters[kind]}
      {about && to.kind === "officer" && (
        <span class="small delivery-line">
          <Said texts={about} />
        </span>
      )}
      <span class="small dim delivery-line">{at}</span>
    </>
  );
};

const To = ({ to }: { to: Delivery["to"] }) => {
  const { work } = useMessages();
  return (
    <>
      <Said texts={to.name} />
      <span class="small delivery-line delivery-mail">{to.mail ?? <span class="dim">{work.addressErased}</span>}</span>
      {to.kind === "signatory" && to.former && <span class="small dim delivery-line">{work.formerAddress}</span>}
    </>
  );
};
