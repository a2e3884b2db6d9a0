import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each registry folder: the word by which a member's file defines itself. */
const registries = [
  ['shared/src/actions', '(?:defineAction|tagAction)'],
  ['shared/src/check/rules', 'defineRule'],
  ['shared/src/order/review', 'defineReason'],
  ['runtime/src/channels', 'defineChannel'],
  ['runtime/src/effects', 'defineEffect'],
] as const;

describe('registries', () => {
  it.each(registries)('every member of %s is listed exactly once', (folder, definition) => {
    const index = readFileSync(join(root, folder, 'index.ts'), 'utf8');
    const members = readdirSync(join(root, folder)).filter(
      (file) =>
        file.endsWith('.ts') &&
        !file.endsWith('.test.ts') &&
        !file.startsWith('define-') &&
        new RegExp(`= ${definition}\\b`).test(readFileSync(join(root, folder, file), 'utf8')),
    );
    const imports = members.map((file) => [file, index.split(`from './${file}'`).length - 1]);
    expect(members.length).toBeGreaterThan(1);
    expect(imports.filter(([, count]) => count !== 1)).toEqual([]);
  });
});
