import type { Bound, Member, Node } from "./tree.ts";
import { Marked, useEnglish, useMessages } from "./words.tsx";

const useBound = (): ((bound: Bound) => string) => {
  const { bounds } = useMessages();
  return ({ kind, text }) => {
    switch (kind) {
      case "length":
        return bounds.length(text);
      case "items":
        return bounds.items(text);
      case "keys":
        return `${bounds.keys} |${text}|`;
      case "example":
        return bounds.example(`|${text}|`);
      default:
        return `|${text}|`;
    }
  };
};

/** The type, led to where it is a shared schema, and its bounds. */
export const Type = ({ node }: { node: Node }) => {
  const said = useBound();
  return (
    <>
      {node.shared ? (
        <a class="mono" href={`#schema-${node.shared}`}>
          {node.type}
        </a>
      ) : (
        <span class="mono">{node.type}</span>
      )}
      {node.bounds.map((bound) => (
        <span key={bound.kind} class="docs-bound">
          <Marked text={said(bound)} />
        </span>
      ))}
    </>
  );
};

const Item = ({ member }: { member: Member }) => {
  const { required, optional } = useMessages();
  return (
    <li>
      <p>
        <code class="docs-name">{member.name}</code>
        <Type node={member} />
        <span class={member.required ? "docs-must" : "docs-may"}>{member.required ? required : optional}</span>
      </p>
      {member.description && (
        <p class="dim" {...useEnglish()}>
          {member.description}
        </p>
      )}
      <Inside node={member} />
    </li>
  );
};

const List = ({ members }: { members: readonly Member[] }) => (
  <ul class="docs-members">
    {members.map((member) => (
      <Item key={member.name} member={member} />
    ))}
  </ul>
);

const Inside = ({ node: { members, variants } }: { node: Node }) => {
  const words = useMessages();
  if (members.length + variants.length === 0) return null;
  return (
    <details>
      <summary>{variants.length > 0 ? words.oneOf : words.members(String(members.length))}</summary>
      {members.length > 0 && <List members={members} />}
      <Variants variants={variants} />
    </details>
  );
};

const Variants = ({ variants }: Pick<Node, "variants">) => (
  <>
    {variants.map((variant) => (
      <details key={variant.name}>
        <summary class="mono">{variant.name}</summary>
        <List members={variant.members} />
      </details>
    ))}
  </>
);

/** A schema as a tree: its members in sight, what is in them to be unfolded. */
export const Tree = ({ node }: { node: Node }) => (
  <>
    {node.members.length > 0 ? <List members={node.members} /> : node.variants.length === 0 && <Type node={node} />}
    <Variants variants={node.variants} />
  </>
);
