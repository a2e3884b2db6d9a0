import { library } from '@orderloom/machines';
import { compile } from '@orderloom/shared/compile';
import { playStory } from '@orderloom/shared/stories';
import { expect, it } from 'vitest';

it.each(library)('the scenarios of $id are stories that hold', ({ document, scenarios }) => {
  const machine = compile(document);
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  const played = scenarios.map((scenario, order) => playStory(machine.value, { ...scenario, id: `s${order}`, order }));
  expect(played.filter(({ failure }) => failure)).toEqual([]);
});
