import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check/index.ts';
import { compile } from '../compile/compile.ts';
import { drawing } from '../diagram/index.ts';
import { createSimulation } from '../simulate/index.ts';
import { acceptableEvents } from '../step/index.ts';
import { patterns } from './index.ts';

describe.each(patterns.all)('the pattern $id', ({ document, entry, begin, done, alone, own }) => {
  it('stands alone without errors and warnings, and runs', () => {
    const findings = checkDocument(document).filter(({ severity }) => severity !== 'info');
    expect(findings.map(({ code, message }) => `${code}: ${message.en}`)).toEqual([]);
    const machine = compile(document);
    if (!machine.ok) throw new Error(machine.error[0]?.message.en);
    const { snapshot, now } = createSimulation(machine.value, { now: 0 });
    expect(acceptableEvents(machine.value, snapshot, now)).not.toEqual([]);
  });

  it('names only what it has', () => {
    for (const id of [entry, done, ...alone]) if (id !== undefined) expect(document.states[id]).toBeDefined();
    for (const key of own) expect(document.context[key]).toBeDefined();
    if (begin !== undefined) expect(document.events[begin]).toBeDefined();
    if (done !== undefined) expect(document.states[done]?.kind).toBe('final');
  });

  it('draws no state over another', () => {
    const boxes = drawing(document, 'en').states.filter(({ kind }) => kind === 'atomic' || kind === 'final');
    for (const [at, { box }] of boxes.entries())
      for (const { box: other } of boxes.slice(at + 1)) {
        const apart =
          box.x >= other.x + other.width ||
          other.x >= box.x + box.width ||
          box.y >= other.y + other.height ||
          other.y >= box.y + box.height;
        expect(apart).toBe(true);
      }
  });
});
