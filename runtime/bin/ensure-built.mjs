// Installs what is missing and builds what is older than its sources. Says what it does on stderr only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';
const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const packages = ['shared', 'machines', 'runtime', 'designer', 'tests'];

/** What each bundle is made from, and the file that shows it is there. */
const bundles = {
  runtime: { sources: ['shared/src', 'machines', 'runtime/src', 'runtime/vite.config.ts'], proof: 'runtime/dist/main.js' },
  designer: {
    sources: ['shared/src', 'machines', 'designer/src', 'designer/public', 'designer/index.html', 'designer/vite.config.ts'],
    proof: 'designer/dist/index.html',
  },
};

/** Ready to run afterwards; throws with one line when something fails. */
export async function ensureBuilt(names = Object.keys(bundles)) {
  await ensureInstalled();
  await Promise.all(names.map(ensureBundle));
}

async function ensureInstalled() {
  const files = [...manifests, ...packages.map((name) => `${name}/package.json`)];
  const wanted = `${hashOf(files)} ${process.versions.modules} ${process.platform}-${process.arch}`;
  const found = readStamp('installed');
  if (found === wanted && existsSync(join(root, 'node_modules/.pnpm'))) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pnpm = (...args) => run('npx', ['--yes', packageManager, ...args], root);
  say('installing packages (the first time this takes a minute or two)');
  await pnpm('install', '--frozen-lockfile', '--prod=false');
  // Native code was built for another Node: an install alone would keep it.
  if (found !== undefined && found.split(' ')[1] !== process.versions.modules) await pnpm('rebuild', '-r', 'better-sqlite3');
  writeStamp('installed', wanted);
}

async function ensureBundle(name) {
  const { sources, proof } = bundles[name];
  const wanted = hashOf([...manifests, ...sources.flatMap(filesIn)]);
  if (existsSync(join(root, proof)) && readStamp(name) === wanted) return;
  say(`building ${name}`);
  const cwd = join(root, name);
  await run(process.execPath, [join(cwd, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], cwd);
  writeStamp(name, wanted);
}

function filesIn(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  const entries = path.endsWith('.ts') || path.endsWith('.html') ? [] : readdirSync(absolute, { withFileTypes: true, recursive: true });
  if (entries.length === 0) return [path];
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.split(/[\\/]/).includes('node_modules'))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(contentOf(file)).update('\0');
  return hash.digest('hex');
}

function contentOf(file) {
  try {
    return readFileSync(join(root, file));
  } catch {
    return '';
  }
}

function stampPath(name) {
  return join(root, 'node_modules/.orderloom', name);
}

function readStamp(name) {
  return existsSync(stampPath(name)) ? readFileSync(stampPath(name), 'utf8') : undefined;
}

function writeStamp(name, text) {
  mkdirSync(join(root, 'node_modules/.orderloom'), { recursive: true });
  writeFileSync(stampPath(name), text);
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    // Without a terminal pnpm would wait for an answer that never comes; CI tells it so.
    const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2], shell: windows, env: { ...process.env, CI: 'true' } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`"${command} ${args.join(' ')}" failed with code ${code}`))));
  });
}

function say(text) {
  process.stderr.write(`orderloom: ${text}\n`);
}
