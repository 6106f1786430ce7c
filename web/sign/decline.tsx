import { inLanguage } from "../../shared/domain/languages.ts";
import { Button } from "../components/button.tsx";
import { Consequences } from "../components/consequences.tsx";
import { AreaField, Check } from "../components/fields.tsx";
import { Note } from "../components/note.tsx";
import { useLanguage } from "../i18n.tsx";
import { LONGEST, proseOf } from "../prose.ts";
import { useOnce } from "./once.ts";
import { Frame, Heading, partyOf, Said } from "./pieces.tsx";
import type { Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

export interface Refusing {
  readonly reason: string;
  readonly disclose: "OWN_SIDE" | "ALL_SIDES";
}

/** The reason stays with the own side unless the signatory says otherwise. */
export const UNDECIDED: Refusing = { reason: "", disclose: "OWN_SIDE" };

interface Props {
  readonly slot: Slot;
  readonly session: string;
  readonly refusing: Refusing;
  readonly onRefusing: (refusing: Refusing) => void;
  readonly onDeclined: () => void;
  readonly onEnded: () => void;
  readonly onRefused: () => void;
  readonly onBack: () => void;
}

const Who = ({ slot, refusing, onRefusing }: Pick<Props, "slot" | "refusing" | "onRefusing">) => {
  const { decline } = useMessages();
  const { language } = useLanguage();
  const side = inLanguage(partyOf(slot, slot.party), language);
  const choose = (disclose: Refusing["disclose"]) => () => onRefusing({ ...refusing, disclose });
  return (
    <fieldset class="choices">
      <legend class="field-label">{decline.who}</legend>
      <Check group="disclose" checked={refusing.disclose === "OWN_SIDE"} onChange={choose("OWN_SIDE")}>
        {decline.ownSide(side)}
      </Check>
      <Check group="disclose" checked={refusing.disclose === "ALL_SIDES"} onChange={choose("ALL_SIDES")}>
        {decline.allSides}
      </Check>
    </fieldset>
  );
};

const useSend = ({ session, refusing, onDeclined, onEnded, onRefused }: Props) => {
  const once = useOnce({ path: "/v1/signing/refusal", authorization: `Session ${session}` });
  const send = async (): Promise<void> => {
    const reason = proseOf(refusing.reason);
    const came = await once.send({ ...(reason === "" ? {} : { reason }), disclose: refusing.disclose });
    if (came === "done") onDeclined();
    else if (typeof came !== "object") return;
    else if (came.code.startsWith("session-")) onEnded();
    else onRefused();
  };
  return { state: once.state, send: () => void send() };
};

/** Declining to sign: why, who may know it, and what will happen, before the one button that does it. */
export const Decline = (props: Props) => {
  const { slot, refusing, onRefusing, onBack } = props;
  const { decline, sign } = useMessages();
  const { state, send } = useSend(props);
  const held = state === "busy" || state === "unanswered";
  return (
    <Frame slot={slot}>
      {!held && (
        <p>
          <button type="button" class="link" onClick={onBack}>
            {sign.back}
          </button>
        </p>
      )}
      <div class="act-head">
        <Heading large>{decline.title}</Heading>
        <p class="lead">{decline.lead}</p>
        <p class="serif">
          <Said texts={slot.titles} />
        </p>
      </div>
      <AreaField
        label={decline.reason}
        hint={decline.reasonHint}
        value={refusing.reason}
        onInput={(reason) => (held ? undefined : onRefusing({ ...refusing, reason }))}
        maxLength={LONGEST}
      />
      <Who slot={slot} refusing={refusing} onRefusing={(next) => (held ? undefined : onRefusing(next))} />
      <div class="card">
        <Consequences heading="h2" items={refusing.disclose === "OWN_SIDE" ? decline.whatOwn : decline.whatAll} />
        <div role="alert">
          {state === "unanswered" && <Note kind="wait" title={decline.unanswered} />}
          {typeof state === "object" && <Note kind="stop" title={state.title} />}
        </div>
        <Button busy={state === "busy" ? decline.sending : undefined} onClick={send}>
          {decline.act}
        </Button>
      </div>
    </Frame>
  );
};
