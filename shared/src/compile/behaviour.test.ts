import { expect, it } from 'vitest';
import { drawFlow } from '../testing/index.ts';
import { behaviours, currentBehaviour } from './behaviour.ts';
import { compile } from './compile.ts';

const document = drawFlow({ states: { open: { on: { close: 'closed' } }, closed: { final: true } } });

it('numbers every behaviour there has been, and says in both languages what it is', () => {
  expect(behaviours.map(({ number }) => number)).toEqual(behaviours.map((_, index) => index + 1));
  for (const { since, description } of behaviours) {
    expect(since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(description).toEqual({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  }
});

it('compiles for each of them, a draft for the newest', () => {
  const compiled = behaviours.map(({ number }) => compile(document, number));
  expect(compiled.map((machine) => machine.ok && machine.value.behaviour)).toEqual(behaviours.map(({ number }) => number));
  expect(compile(document)).toMatchObject({ ok: true, value: { behaviour: currentBehaviour } });
});

it.each([0, 1.5, currentBehaviour + 1])('refuses behaviour %s, which it does not know, and says what to do', (number) => {
  expect(compile(document, number)).toMatchObject({
    ok: false,
    error: [
      {
        code: 'compile.behaviour-unknown',
        message: { zh: expect.stringContaining(String(number)), en: expect.stringContaining('start the newer program') },
      },
    ],
  });
});
