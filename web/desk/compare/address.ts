/** What is compared: an agreement's text of one language, in two versions by number. */
export interface Compared {
  readonly id: string;
  readonly language: string;
  readonly from: number;
  readonly to: number;
}

/** A comparison has an address of its own, that an officer can send to another of the side. */
export const compareAddress = ({ id, language, from, to }: Compared): string =>
  `/desk/agreements/${id}/compare/${language}/${from}-${to}`;

export const comparedIn = (path: string): Compared | undefined => {
  const [, id, language, from, to] = /^\/desk\/agreements\/([\w-]+)\/compare\/([\w-]+)\/(\d{1,4})-(\d{1,4})$/.exec(path) ?? [];
  return id && language ? { id, language, from: Number(from), to: Number(to) } : undefined;
};
