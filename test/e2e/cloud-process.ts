import { install } from "../../infra/local/installation.ts";

// `node test/e2e/cloud-process.ts DIRECTORY PORT`: the local cloud as a process of its own, for a test that kills it. One line says that it stands.

const [, , directory = "", port = ""] = process.argv;
const { publicUrl, controlUrl, inboxUrl } = await install({ directory, port: Number(port) });
process.stdout.write(`${JSON.stringify({ publicUrl, controlUrl, inboxUrl })}\n`);
