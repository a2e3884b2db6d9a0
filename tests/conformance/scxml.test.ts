import { expect, test } from 'vitest';
import { scxmlCases } from './scxml-corpus.ts';
import { playCase } from './scxml-play.ts';

/** The manifest says of every test of the public set whether it passes, or what keeps it from passing; nothing changes unseen. */
test('the public SCXML tests go as the manifest says', async () => {
  const cases = scxmlCases();
  const outcomes = cases.map((one) => [one.name, playCase(one)] as const);
  const manifest = {
    set: '@scion-scxml/test-framework',
    tests: cases.length,
    passed: outcomes.filter(([, outcome]) => outcome.ok).length,
    outcomes: Object.fromEntries(outcomes.map(([name, outcome]) => [name, outcome.ok ? 'pass' : outcome.reason])),
  };

  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot('scxml-manifest.json');
});
