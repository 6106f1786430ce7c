import { MessageRejected } from "@aws-sdk/client-sesv2";
import { Fault } from "../../../shared/domain/fault.ts";
import { log } from "../../../shared/runtime/log.ts";
import { linkToken } from "../../../shared/usecases/link.ts";

/** The lines that the log writes meanwhile. */
const written = (write: () => void): string => {
  const lines: string[] = [];
  const out = jest.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const err = jest.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  write();
  out.mockRestore();
  err.mockRestore();
  return lines.join("");
};

const MAIL = "head.of.government+treaty@kz.example";
const TOKEN = linkToken({ agreementId: "20thsess10n2023r", slot: "kz1", generation: 1 }, new Uint8Array(32).fill(7));
const SESSION = `20thsess10n2023r.kz1.1.${"ab".repeat(32)}.ACCESS_CODE.1700000000.1700000900.${"A".repeat(43)}`;
const URL =
  "https://s3/uploads/1.pdf?X-Amz-Credential=AKIA%2F2023&X-Amz-Security-Token=abc%2B&X-Amz-Signature=0f0f0f0f&x-id=GetObject";

test("an error that quotes an address, a link or a presigned URL is logged without them, down its causes", () => {
  const cause = new MessageRejected({ message: `Email address is not verified: <${MAIL}>`, $metadata: {} });
  const fault = new Fault("mail-failed", `sendMail: ${cause.name}: ${cause.message} ${TOKEN} ${SESSION} ${URL}`, { cause });
  const text = written(() => log.error("notify", { error: fault, link: TOKEN }));
  expect(text).toContain("mail-failed");
  expect(text).toContain("Email address is not verified: <[mail]>");
  expect(text).toContain("x-id=GetObject");
  for (const secret of [MAIL, TOKEN, SESSION, "AKIA", "abc%2B", "0f0f0f0f"]) expect(text).not.toContain(secret);
});

test("a row that an SDK's error holds is left out", () => {
  const error = Object.assign(new Error("the condition failed"), {
    Item: { mac: { S: "5ec4e7" } },
    $response: { body: "5ec4e7" },
  });
  const text = written(() => log.error("fault", new Fault("database-failed", "countTry", { cause: error })));
  expect(text).toContain("the condition failed");
  expect(text).not.toContain("5ec4e7");
});

test("what a log is for stays: streams, commands, paths of code", () => {
  const subject = "agreement/20thsess10n2023r";
  const commandId = "ab".repeat(32);
  const stack = "at /var/task/node_modules/@aws-sdk/client-sesv2/index.js:1:2";
  const line = JSON.parse(written(() => log.info("notify", { subject, commandId, stack })));
  expect(line).toMatchObject({ subject, commandId, stack });
});
