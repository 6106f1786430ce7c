import { membersOf, type RegistryQuery } from "../../shared/api/registry-query.ts";

/** Members of the query that a form of its own does not ask for: they stay as they are. */
export const Kept = ({ query, but }: { query: RegistryQuery; but: readonly string[] }) => (
  <>
    {membersOf(query)
      .filter(([name]) => !but.includes(name) && name !== "cursor")
      .map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
  </>
);
