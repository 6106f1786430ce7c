import { useMessages } from "../desk.tsx";

export const SECTIONS = ["overview", "deliveries", "steps"] as const;
export type Section = (typeof SECTIONS)[number];

export const sectionAddress = (id: string, section: Section): string =>
  section === "overview" ? `/desk/agreements/${id}` : `/desk/agreements/${id}/${section}`;

/** An agreement's pages beside its overview. */
export const sectionIn = (path: string): { readonly id: string; readonly section: Section } | undefined => {
  const [, id, section] = /^\/desk\/agreements\/([\w-]+)\/(deliveries|steps)$/.exec(path) ?? [];
  return id && section ? { id, section: section as Section } : undefined;
};

/** The ways between an agreement's pages. */
export const Sections = ({ id, current }: { id: string; current: Section }) => {
  const { work } = useMessages();
  return (
    <nav class="sections" aria-label={work.sections}>
      {SECTIONS.map((section) => (
        <a key={section} href={sectionAddress(id, section)} aria-current={section === current ? "page" : undefined}>
          {work[section]}
        </a>
      ))}
    </nav>
  );
};
