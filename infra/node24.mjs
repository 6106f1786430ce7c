// Runs before each npm script, on whatever Node there is: the optional dependency `node` puts Node 24 first on the path.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Depositary needs Node 24 and found ${process.versions.node}: install Node 24 or later (npm had no package of it for this platform).`,
  );
  process.exit(1);
}
