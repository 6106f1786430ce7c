/** Run as a process of its own, so that a test can kill it: `node serve.ts DIRECTORY` prints its address. */
import { startS3 } from "../../../../infra/local/s3/server.ts";

const start = async (): Promise<void> => {
  const server = await startS3({
    directory: process.argv[2] ?? "",
    secretOf: (id) => (id === "AKIDLOCAL" ? "local-secret" : undefined),
    onObjectCreated: () => undefined,
  });
  server.createBucket({ name: "records", versioned: true, cors: [], lifecycle: [], events: false });
  console.log(server.url);
};

start().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
