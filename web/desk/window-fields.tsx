import { TextField } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages } from "./desk.tsx";
import { instantOf } from "./zoned.ts";

/** The window of signature as the clocks at the place show it. */
export interface Window {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** As the API takes it; undefined while an end is missing. */
export const windowOf = (value: Window, zone: string): Window | undefined => {
  const [opensAt, closesAt] = [instantOf(value.opensAt, zone), instantOf(value.closesAt, zone)];
  return opensAt && closesAt ? { opensAt, closesAt } : undefined;
};

interface Props {
  readonly value: Window;
  readonly change: (part: Partial<Window>) => void;
  readonly zone: string;
  readonly asked: boolean;
}

export const WindowFields = ({ value, change, zone, asked }: Props) => {
  const words = useMessages();
  const { locale } = useLanguage();
  return (
    <div class="form-row">
      {(["opensAt", "closesAt"] as const).map((end) => (
        <TextField
          key={end}
          type="datetime-local"
          label={words[end]}
          hint={locale.zones[zone] ?? zone}
          value={value[end]}
          error={asked && !instantOf(value[end], zone) ? words.missing : undefined}
          onInput={(typed) => change({ [end]: typed })}
        />
      ))}
    </div>
  );
};
