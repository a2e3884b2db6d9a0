import { library, type ScenarioStep } from '@orderloom/machines';
import { checkDocument } from '@orderloom/shared/check';
import { compile } from '@orderloom/shared/compile';
import { activeStates } from '@orderloom/shared/step';
import { describe, expect, it } from 'vitest';
import { type Played, playScenario } from './play-scenario.ts';

describe.each(library)('machine $id', ({ document, scenarios }) => {
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));

  it('has no error that would block publishing, and no warning', () => {
    expect(checkDocument(document).filter((finding) => finding.severity !== 'info')).toEqual([]);
  });

  it('has texts in both languages for every state and event', () => {
    const labels = [...Object.values(document.states), ...Object.values(document.events), ...Object.values(document.context)];
    expect(labels.filter(({ label }) => !label.zh || !label.en)).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.name.en, scenario] as const))('%s', (_name, scenario) => {
    playScenario(compiled.value, scenario, (line, played, index) => {
      expect(observed(line, played), `line ${index + 1} ${JSON.stringify(line.do)}`).toMatchObject(expected(line));
    });
  });
});

/** What a line claims, and what was observed of exactly those things. */
function expected(line: ScenarioStep) {
  const { do: _do, notIn, ...claims } = line;
  return { ...claims, ...(notIn ? { notIn: [] } : {}), failedGuards: [] };
}

function observed(line: ScenarioStep, { snapshot, decisions }: Played) {
  const active = activeStates(snapshot.value);
  return {
    in: (line.in ?? []).filter((state) => active.includes(state)),
    notIn: (line.notIn ?? []).filter((state) => active.includes(state)),
    context: snapshot.context,
    status: snapshot.status,
    outcome: decisions.at(-1)?.outcome,
    effects: decisions.flatMap((decision) => decision.effects.map((effect) => effect.request.type)),
    deferred: snapshot.deferred.map((parked) => parked.event.type),
    failedGuards: decisions.flatMap((decision) => decision.notes.filter((note) => note.type === 'guard-failed')),
  };
}
