import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

interface Labelled {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong and what to do; what was typed stays. */
  readonly error?: string | undefined;
}

interface Described {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** Label, hint and error around one control; `children` gets what ties the control to them. */
export const Field = ({ label, hint, error, children }: Labelled & { children: (tied: Described) => ComponentChildren }) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <span class="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
};

interface TextProps extends Labelled {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly lang?: string;
  readonly type?: "text" | "search" | "email" | "date" | "time" | "datetime-local" | "number";
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "numeric" | "email" | "search";
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly spellcheck?: boolean;
}

export const TextField = ({ label, hint, error, value, onInput, ...input }: TextProps) => (
  <Field label={label} error={error} {...(hint ? { hint } : {})}>
    {(tied) => (
      <input
        // Preact's types tell inputs apart by a `type` that is known beforehand.
        {...({ type: "text", ...input, ...tied } as InputHTMLAttributes<HTMLInputElement>)}
        class="input"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);

interface AreaProps extends Pick<TextProps, "value" | "onInput" | "lang" | "maxLength" | "required"> {
  readonly rows?: number;
}

export const AreaField = ({ label, hint, error, value, onInput, rows = 4, ...area }: Labelled & AreaProps) => (
  <Field label={label} error={error} {...(hint ? { hint } : {})}>
    {(tied) => (
      <textarea
        {...area}
        {...tied}
        class="input"
        rows={rows}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);

interface SelectProps<V extends string> extends Labelled {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

export const Select = <V extends string>({ value, options, onChange, ...labelled }: SelectProps<V>) => (
  <Field {...labelled}>
    {(tied) => (
      <select
        {...tied}
        class="input"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface CheckProps {
  readonly children: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** A radio of the group with this name; a box when absent. */
  readonly group?: string;
}

export const Check = ({ children, checked, onChange, group }: CheckProps) => (
  <label class="check">
    <input
      type={group ? "radio" : "checkbox"}
      name={group}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
);
