import type { Scenario, ScenarioStep } from '@orderloom/machines';
import type { Json } from '@orderloom/shared/base';
import type { Machine } from '@orderloom/shared/compile';
import { activeStates, type Decision, decide, nextTimer, type Snapshot, type StepInput } from '@orderloom/shared/step';

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
export const scenarioStart = Date.parse('2026-01-01T00:00:00Z');

/** Where a scenario stands after a line, and the decisions that line led to. */
export interface Played {
  readonly snapshot: Snapshot;
  readonly decisions: readonly Decision[];
}

/** Plays a scenario line by line; the snapshot goes through JSON before every single step, as it does through the store. */
export function playScenario(
  machine: Machine,
  scenario: Scenario,
  afterLine: (line: ScenarioStep, played: Played, index: number) => void,
  afterStep: (step: { readonly at: number; readonly input: StepInput; readonly decision: Decision }) => void = () => {},
): void {
  let now = scenarioStart;
  const start: StepInput = { type: 'start', order: 'order-1', data: scenario.data };
  const started = decide(machine, null, start, now);
  let { snapshot } = started;
  afterStep({ at: now, input: start, decision: started });
  scenario.steps.forEach((line, index) => {
    const decisions: Decision[] = [];
    const take = (input: StepInput) => {
      const decision = decide(machine, JSON.parse(JSON.stringify(snapshot)) as Snapshot, input, now);
      decisions.push(decision);
      afterStep({ at: now, input, decision });
      snapshot = decision.snapshot;
    };
    if ('advance' in line.do) {
      const until = now + milliseconds(line.do.advance);
      for (let timer = nextTimer(snapshot); timer && timer.due <= until; timer = nextTimer(snapshot)) {
        now = Math.max(now, timer.due);
        take({ type: 'timer', id: timer.id, arming: timer.arming });
      }
      now = until;
    } else take(inputOf(line, snapshot));
    afterLine(line, { snapshot, decisions }, index);
  });
}

function inputOf({ do: line }: ScenarioStep, snapshot: Snapshot): StepInput {
  if ('reply' in line) {
    const open = snapshot.calls.findLast((call) => call.call === line.reply);
    if (!open) throw new Error(`no call ${String(line.reply)} is open in ${activeStates(snapshot.value).join(', ')}`);
    return { type: 'reply', call: open.key, ok: line.ok === true, data: line.data ?? null };
  }
  return { type: 'event', event: line as { type: string } & Record<string, Json> };
}

function milliseconds(text: Json | undefined): number {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(String(text)) ?? [];
  if (amount === undefined || unit === undefined) throw new Error(`not a duration: ${String(text)}`);
  return Number(amount) * (units[unit] ?? 0);
}
