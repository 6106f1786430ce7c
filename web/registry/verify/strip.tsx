import { SignatureMark } from "../../components/marks.tsx";
import { useMessages } from "../words.ts";
import type { Answer } from "./answer.ts";
import type { Part, ReadFile } from "./read.ts";

const useLabel = (answer: Answer) => {
  const { verify } = useMessages();
  const words = { certification: verify.page, signature: verify.signature, other: verify.addition };
  return ({ hashes, brings }: Part, index: number): string => {
    if (answer.kind !== "none" && hashes.includes(answer.text.sha256)) return verify.uploaded;
    return index === 0 ? verify.theFile : words[brings];
  };
};

/** The parts of a PDF in the order they were added: the upload in ink, signatures in blue; what came after the sealed file outlined. */
export const FileStrip = ({ file, answer }: { file: ReadFile; answer: Answer }) => {
  const { verify } = useMessages();
  const label = useLabel(answer);
  if (file.parts.length === 0) return null;
  const known = answer.kind === "none" ? file.parts.length : file.parts.findIndex(({ hashes }) => hashes.includes(answer.at)) + 1;
  const look = ({ brings }: Part, index: number): string =>
    [
      index === 0 ? "part-first" : brings === "signature" ? "part-signature" : "",
      answer.kind === "longer" && index >= known ? "part-unknown" : "",
    ].join(" ");
  return (
    <ol class="parts" aria-label={verify.parts}>
      {file.parts.map((part, index) => (
        <li key={part.end} class={look(part, index)}>
          {part.brings === "signature" && <SignatureMark state="SIGNED" />}
          <span>{label(part, index)}</span>
        </li>
      ))}
    </ol>
  );
};
