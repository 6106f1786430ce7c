import { ROUTES } from "../../../shared/api/routes.ts";
import { ROLES } from "../../../shared/api/surfaces.ts";
import { type DeskAct, may, officerOf, RIGHTS } from "../../../web/desk/officer.ts";

const tokenOf = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

test("the desk offers an act to the roles that its route names, and to no other", () => {
  for (const [act, roles] of Object.entries(RIGHTS)) {
    const route = ROUTES.find(({ name }) => name === act);
    expect({ act, roles: [...roles].sort() }).toEqual({ act, roles: [...Object(route).roles].sort() });
  }
});

test.each(ROLES)("%s may do what the table says", (role) => {
  const officer = officerOf(tokenOf({ "cognito:groups": [`KZ.${role}`], username: "a" }));
  for (const act of Object.keys(RIGHTS) as DeskAct[])
    expect(may(officer, act)).toBe((RIGHTS[act] as readonly string[]).includes(role));
});

test("side and roles are those of the groups", () => {
  const token = tokenOf({ "cognito:groups": ["KZ.treaty-officer", "KZ.protocol-officer"], username: "kz-treaty-desk" });
  expect(officerOf(token)).toEqual({
    authorization: `Bearer ${token}`,
    id: "kz-treaty-desk",
    party: "KZ",
    roles: ["treaty-officer", "protocol-officer"],
  });
});

test("a role of another side, an unknown group, a name in Cyrillic and no token at all", () => {
  expect(officerOf(tokenOf({ "cognito:groups": ["UZ.treaty-officer", "KZ.legal-adviser"] }))).toMatchObject({
    party: "UZ",
    roles: ["treaty-officer"],
  });
  expect(officerOf(tokenOf({ "cognito:groups": ["admins"], username: "Айгерім" }))).toEqual({
    authorization: expect.any(String),
    id: "Айгерім",
    roles: [],
  });
  expect(officerOf("nothing")).toEqual({ authorization: "Bearer nothing", id: "", roles: [] });
});
