// Checks Node, makes sure everything is built, then runs one bundle in this process.
export async function launch(entry, bundles) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
    fail(`Node ${process.versions.node} is too old: 20.19, 22.12 or 24 and later are supported`);
  }
  try {
    const { ensureBuilt } = await import('./ensure-built.mjs');
    await ensureBuilt(bundles);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  await import(new URL(`../dist/${entry}.js`, import.meta.url).href);
}

function fail(message) {
  process.stderr.write(`orderloom: ${message}\n`);
  process.exit(1);
}
