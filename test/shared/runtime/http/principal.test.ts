import { officerOf } from "../../../../shared/runtime/http/principal.ts";

const claims = (groups: unknown, more: object = {}) => ({
  sub: "aigul",
  token_use: "access",
  "cognito:groups": groups,
  ...more,
});

test.each([
  ["[KZ.treaty-officer KZ.legal-adviser]", ["treaty-officer", "legal-adviser"]],
  ["[KZ.treaty-officer, KZ.legal-adviser]", ["treaty-officer", "legal-adviser"]],
  ["KZ.co-secretary", ["co-secretary"]],
  ["[staff KZ.treaty-officer KZ.gardener]", ["treaty-officer"]],
])("the groups %s", (groups, roles) => {
  expect(officerOf(claims(groups))).toEqual({ subject: "aigul", party: "KZ", roles });
});

test("the registrar is known, and has none of a side's roles", () => {
  expect(officerOf(claims("[REGISTRY.registrar]"))).toEqual({ subject: "aigul", party: "REGISTRY", roles: [] });
  expect(officerOf(claims("[REGISTRY.registrar KZ.co-secretary]"))).toMatchObject({ party: "KZ", roles: ["co-secretary"] });
});

test.each([
  ["no claims", undefined],
  ["another role of the registry", claims("[REGISTRY.treaty-officer]")],
  ["no groups", claims(undefined)],
  ["an empty list", claims("[]")],
  ["a list that is no string", claims(["KZ.treaty-officer"])],
  ["no role of ours", claims("[KZ.gardener]")],
  ["no side", claims("[treaty-officer]")],
  ["a side in small letters", claims("[kz.treaty-officer]")],
  ["two sides", claims("[KZ.treaty-officer UZ.treaty-officer]")],
  ["an identity token", claims("[KZ.treaty-officer]", { token_use: "id" })],
  ["no subject", claims("[KZ.treaty-officer]", { sub: undefined })],
])("%s name no officer", (_, given) => {
  expect(officerOf(given)).toBeUndefined();
});
