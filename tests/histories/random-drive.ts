import type { Json } from '@orderloom/shared/base';
import type { Field } from '@orderloom/shared/document';
import { acceptableEvents, nextTimer, type Snapshot, type StepInput } from '@orderloom/shared/step';
import { randomOf } from '../crash/random.ts';
import { operatorInput } from './operator-input.ts';
import type { OrderRecorder } from './recorded-order.ts';

type Pick = <T>(choices: readonly T[]) => T | undefined;

/** Drives an order by chance, mostly along what it can take; the same seed drives it the same way. */
export function driveByChance(order: OrderRecorder, seed: number, steps: number): void {
  const random = randomOf(seed);
  const pick: Pick = (choices) => choices[Math.floor(random() * choices.length)];
  for (let step = 0; step < steps && order.snapshot; step += 1) {
    order.now += Math.floor(random() ** 3 * 40 * 60_000);
    const input = anyInput(order, order.snapshot, random(), pick);
    if (input) order.take(input);
  }
}

function anyInput(order: OrderRecorder, snapshot: Snapshot, chance: number, pick: Pick): StepInput | undefined {
  if (chance < 0.2) return timerInput(order, snapshot, pick);
  if (chance < 0.35) return replyInput(snapshot, pick);
  if (chance < 0.4) return setInput(order, pick);
  if (chance < 0.43) return { type: 'resume' };
  if (chance < 0.5) return operatorInput(order, snapshot, pick);
  return eventInput(order, snapshot, pick, chance < 0.57);
}

/** The one due next, at its instant; now and then one that was taken back. */
function timerInput(order: OrderRecorder, snapshot: Snapshot, pick: Pick): StepInput | undefined {
  const timer = nextTimer(snapshot);
  if (!timer) return undefined;
  const stale = pick([false, false, false, false, true]);
  if (!stale) order.now = Math.max(order.now, timer.due);
  return { type: 'timer', id: timer.id, arming: stale ? timer.arming + 100 : timer.arming };
}

function replyInput(snapshot: Snapshot, pick: Pick): StepInput | undefined {
  const call = pick(snapshot.calls)?.key ?? pick([undefined, undefined, 'gone.1']);
  if (call === undefined) return undefined;
  const ok = pick([true, true, false]) ?? true;
  const answers: Json[] = [null, {}, { id: 'X-7', status: 'accepted', fee: 1200 }];
  return { type: 'reply', call, ok, data: ok ? (pick(answers) ?? null) : { reason: 'refused', response: null } };
}

function setInput({ machine }: OrderRecorder, pick: Pick): StepInput | undefined {
  const key = pick(Object.keys(machine.document.context));
  const field = key === undefined ? undefined : machine.document.context[key];
  if (key === undefined || !field) return undefined;
  return { type: 'set', fields: { [key]: anyValue(field, pick) }, settle: pick([true, false]) ?? false };
}

function eventInput({ machine, now }: OrderRecorder, snapshot: Snapshot, pick: Pick, anyOfAll: boolean): StepInput | undefined {
  const open = acceptableEvents(machine, snapshot, now).map(({ type }) => type);
  const type = pick(anyOfAll || open.length === 0 ? [...Object.keys(machine.document.events), 'unlisted'] : open) ?? 'unlisted';
  const payload = Object.entries(machine.document.events[type]?.payload ?? {}).filter(() => pick([true, true, true, false]));
  return { type: 'event', event: { type, ...Object.fromEntries(payload.map(([key, field]) => [key, anyValue(field, pick)])) } };
}

function anyValue({ type, default: usual }: Field, pick: Pick): Json {
  const choices: Readonly<Record<string, readonly Json[]>> = {
    text: ['', '顺丰', 'SF1029', 'order-1'],
    integer: [0, 1, 2, 7],
    decimal: [0, 1.5, 2],
    money: [0, 100, 19_900, 688_800],
    boolean: [true, false],
    instant: ['2026-01-01T02:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    duration: [1000, 60_000, 86_400_000],
    enum: type.type === 'enum' ? type.options.map(({ value }) => value) : [],
    json: [null, { a: 1 }, [1, 'b']],
    list: [[], ['hot']],
  };
  return pick(choices[type.type] ?? []) ?? usual ?? null;
}
