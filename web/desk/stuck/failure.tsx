import { useMessages } from "../desk.tsx";

/** Why something failed, in words. */
export const FailureSentence = ({ code }: { code: string }) => {
  const { failures } = useMessages().work;
  const known: { readonly [code: string]: string } = failures;
  return <>{known[code] ?? failures.internal}</>;
};
