import { library } from '@orderloom/machines';
import { compile } from '@orderloom/shared/compile';
import { proofBounds, prove } from '@orderloom/shared/explore';
import { expect, it } from 'vitest';

it.each(library.map(({ id, document }) => [id, document] as const))('%s has no way on which an order is lost', (_id, document) => {
  const machine = compile(document);
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  const { findings, cut } = prove(machine.value, proofBounds);
  expect(cut).toBe(null);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
