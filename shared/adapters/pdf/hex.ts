const groupsOf = (hex: string): string[] => hex.toLowerCase().match(/.{1,4}/g) ?? [];

/** Hexadecimal digits in groups of four: the first `head` groups and the last `tail` ones, with … where some are left out. */
export const shortHex = (hex: string, head: number, tail = 0): string => {
  const groups = groupsOf(hex);
  if (groups.length <= head + tail) return groups.join(" ");
  return [...groups.slice(0, head), "…", ...groups.slice(groups.length - tail)].join(" ");
};
