export const en = {
  title: "Signing room",
};
