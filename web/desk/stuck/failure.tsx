import { useMessages } from "../desk.tsx";

/** Why something failed, in words; the code beside it is what the log has. */
export const FailureSentence = ({ code }: { code: string }) => {
  const { failures } = useMessages().work;
  const known: { readonly [code: string]: string } = failures;
  return (
    <>
      {known[code] ?? failures.internal} <span class="mono">{code}</span>
    </>
  );
};
