export const en = {
  title: "Registry of agreements",
};
