export const en = {
  title: "Officers’ desk",
};
