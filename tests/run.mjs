// The one gate: installs and builds what is missing, then runs types, lint, dead-code search and every test.
// Its last line is the sum: `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../runtime/bin/ensure-built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const packages = ['shared', 'machines', 'runtime', 'designer', 'tests'];
const sum = { passed: 0, failed: 0 };

await ensureBuilt();
for (const name of packages) check(`types of ${name}`, bin('tsc'), ['-p', join(root, name)]);
check('format, lint and layers', bin('biome'), ['ci', '--error-on-warnings', '.']);
check('dead code', bin('knip'), []);
await suite('unit');
const { ensureChromium } = await import('./support/ensure-chromium.mjs');
const chromium = ensureChromium();
// Side by side: both wait for processes most of the time, on ports and folders of their own.
const side = chromium ? suite('browser', { CHROMIUM_PATH: chromium }) : undefined;
if (!side) add(0, 1, 'browser: no Chromium could be found or installed');
await Promise.all([suite('crash'), side]);

console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);

function check(title, command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  add(status === 0 ? 1 : 0, status === 0 ? 0 : 1, title);
}

async function suite(project, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'orderloom-test-'));
  const report = join(folder, 'report.json');
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const [status] = await once(spawn(bin('vitest'), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }), 'exit');
  const counts = countsOf(report);
  rmSync(folder, { recursive: true, force: true });
  add(counts.passed, Math.max(counts.failed, status === 0 ? 0 : 1), `${project} tests`);
}

function countsOf(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function add(passed, failed, title) {
  sum.passed += passed;
  sum.failed += failed;
  console.log(`${failed === 0 ? 'ok' : 'FAILED'}  ${title}`);
}
