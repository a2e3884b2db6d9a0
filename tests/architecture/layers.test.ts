import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = ['shared/src', 'runtime/src', 'designer/src', 'machines'].flatMap((folder) => sources(join(root, folder)));

interface Law {
  readonly who: string;
  readonly applies: (file: string) => boolean;
  readonly forbidden: (specifier: string) => boolean;
}

const laws: readonly Law[] = [
  {
    who: 'shared imports nothing of ours, and no Node',
    applies: within('shared/src/'),
    forbidden: (to) => to.startsWith('@orderloom/') || to.startsWith('node:'),
  },
  {
    who: 'the designer never imports the runtime',
    applies: within('designer/src/'),
    forbidden: (to) => to.startsWith('@orderloom/runtime'),
  },
  {
    who: 'only designer/src/diagram imports React Flow',
    applies: (file) => file.startsWith('designer/src/') && !file.startsWith('designer/src/diagram/'),
    forbidden: (to) => to.startsWith('@xyflow/'),
  },
  {
    who: 'only runtime/src/store imports the database',
    applies: (file) => !file.startsWith('runtime/src/store/'),
    forbidden: (to) => to.startsWith('drizzle-orm') || to === 'better-sqlite3',
  },
  {
    who: 'only compile and step know XState; the simulator holds its session with it',
    applies: (file) => !['shared/src/compile/', 'shared/src/step/', 'designer/src/simulator/'].some((folder) => file.startsWith(folder)),
    forbidden: (to) => to === 'xstate' || to.startsWith('xstate/') || to === '@xstate/react',
  },
];

describe('layers', () => {
  it('sees the whole house', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it.each(laws.map((law) => [law.who, law] as const))('%s', (_who, law) => {
    const broken = files.filter((file) => law.applies(file.path) && file.specifiers.some(law.forbidden)).map((file) => file.path);
    expect(broken).toEqual([]);
  });

  it('only the mains read the environment', () => {
    const readers = files.filter((file) => file.text.includes('process.env')).map((file) => file.path);
    expect(
      readers.filter((path) => !['runtime/src/main.ts', 'runtime/src/cli/main.ts', 'runtime/src/crash-points.ts'].includes(path)),
    ).toEqual([]);
  });
});

function within(folder: string) {
  return (file: string) => file.startsWith(folder);
}

function sources(folder: string): { path: string; text: string; specifiers: string[] }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      return {
        path: relative(root, file),
        text,
        specifiers: [...text.matchAll(/^(?:import|export)\b[^'`]*?'([^']+)'/gm)].map((match) => match[1] ?? ''),
      };
    });
}
