import type { Json } from '@orderloom/shared/base';
import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import { activeStates, decide, nextTimer, type Snapshot, type StepInput } from '@orderloom/shared/step';
import type { ScxmlCase } from './scxml-corpus.ts';

/** How a test went: nothing when it passed, else why not. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Brings a file in and plays its script; the answer names what was refused, or where it went another way. */
export function playCase({ text, script }: ScxmlCase): Outcome {
  const read = formats.get('scxml')?.read?.(text);
  if (!read?.ok) return { ok: false, reason: read?.error.map((problem) => problem.message.en).join(' ') ?? 'not read' };
  const machine = compile(read.value);
  if (!machine.ok) return { ok: false, reason: `does not compile: ${machine.error[0]?.message.en}` };
  const order = new PlayedOrder(machine.value);
  const first = standsAt(order, script.initialConfiguration);
  if (first !== undefined) return { ok: false, reason: `at the start: ${first}` };
  for (const [index, { event, after = 0, nextConfiguration }] of script.events.entries()) {
    order.send(event, after);
    const wrong = standsAt(order, nextConfiguration);
    if (wrong !== undefined) return { ok: false, reason: `event ${index + 1}, ${event.name}: ${wrong}` };
  }
  return { ok: true };
}

/** A test looks before or after the machine has taken what it sent itself without a delay. */
function standsAt(order: PlayedOrder, expected: readonly string[]): string | undefined {
  const wanted = [...expected].sort().join(' ');
  if (order.configuration().join(' ') === wanted) return undefined;
  order.advance(0);
  const seen = order.configuration().join(' ');
  return seen === wanted ? undefined : `expected ${wanted}, stands at ${seen}`;
}

/** One order of a machine that was read, with its snapshot put through JSON before every step. */
export class PlayedOrder {
  private readonly machine: Machine;
  private snapshot: Snapshot;
  private now = 0;

  constructor(machine: Machine, data: Record<string, Json> = {}) {
    this.machine = machine;
    this.snapshot = decide(machine, null, { type: 'start', order: 'o1', data }, 0).snapshot;
  }

  send(event: { readonly name: string; readonly data?: unknown }, after: number): void {
    this.advance(after);
    const data = typeof event.data === 'object' && event.data !== null ? event.data : {};
    this.decide({ type: 'event', event: { type: event.name, ...data } });
  }

  /** Lets time pass: what falls due on the way is done. */
  advance(ms: number): void {
    const end = this.now + ms;
    let turns = 0;
    for (let timer = nextTimer(this.snapshot); timer && timer.due <= end && turns < 1000; timer = nextTimer(this.snapshot)) {
      this.now = Math.max(this.now, timer.due);
      this.decide({ type: 'timer', id: timer.id, arming: timer.arming });
      turns += 1;
    }
    this.now = end;
  }

  /** The names of the innermost states it stands in. */
  configuration(): string[] {
    const { document } = this.machine;
    const active = activeStates(this.snapshot.value).filter((id) => isLeaf(document, id));
    return active.map((id) => nameOf(document, id)).sort();
  }

  data(): Snapshot['context'] {
    return this.snapshot.context;
  }

  private decide(input: StepInput): void {
    const restored = JSON.parse(JSON.stringify(this.snapshot)) as Snapshot;
    this.snapshot = decide(this.machine, restored, input, this.now).snapshot;
  }
}

function isLeaf(document: FlowDocument, id: string): boolean {
  return !Object.values(document.states).some((state) => state.parent === id && state.kind !== 'history');
}

function nameOf(document: FlowDocument, id: string): string {
  const label = document.states[id]?.label;
  return label?.en ?? label?.zh ?? id;
}
