import { checkDocument, type Finding } from '@orderloom/shared/check';
import { drawFlow } from '@orderloom/shared/testing';
import { describe, expect, it } from 'vitest';
import { countedIds } from '../session/author.ts';
import { createSession } from '../session/index.ts';
import { fixEvery, fixFinding } from './fix-commands.ts';
import { groupFindings } from './group-findings.ts';

const flow = drawFlow({
  events: { go: {}, idle: {}, spare: {} },
  states: { open: { on: { go: 'shut' } }, shut: { final: true, on: { go: 'open' } } },
});
const author = { locale: 'en', ids: countedIds() } as const;

function offered(found: readonly Finding[], code: string) {
  const finding = found.find((one) => one.code === code);
  const fix = finding?.fixes?.[0];
  if (!finding || !fix) throw new Error(`no fix for ${code}`);
  return { finding, fix };
}

describe('fixing a problem', () => {
  it('is one step that is undone to the byte', () => {
    const session = createSession(flow);
    const { finding, fix } = offered(checkDocument(flow), 'final-with-exit');

    session.getState().run(fixFinding(finding, fix, author));

    expect(Object.keys(session.getState().document.transitions)).toEqual(['t1']);
    expect(session.getState().undoLabel).toEqual(fix.label);
    session.getState().undo();
    expect(session.getState().document).toEqual(flow);
  });

  it('does all of one rule as one step', () => {
    const session = createSession(flow);
    const { fix } = offered(checkDocument(flow), 'unused-event');

    session.getState().run(fixEvery('unused-event', fix, author));

    expect(Object.keys(session.getState().document.events)).toEqual(['go']);
    session.getState().undo();
    expect(session.getState().document).toEqual(flow);
  });
});

it('groups problems by severity and rule, with the fixes that several share', () => {
  const groups = groupFindings(checkDocument(flow));

  expect(groups.map(({ severity }) => severity)).toEqual(['error', 'info']);
  expect(groups[1]?.rules).toMatchObject([{ code: 'unused-event', common: [{ fix: { id: 'delete-event' }, count: 2 }] }]);
});
