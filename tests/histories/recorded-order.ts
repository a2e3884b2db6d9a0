import type { Json } from '@orderloom/shared/base';
import type { Machine } from '@orderloom/shared/compile';
import { decide, type Snapshot, type StepInput } from '@orderloom/shared/step';
import type { RecordedOrder, RecordedStep } from './history.ts';

const began = Date.parse('2026-01-01T00:00:00Z');

/** An order whose every step is written down; its snapshot goes through JSON before each, as it does through the store. */
export class OrderRecorder {
  now = began;
  snapshot: Snapshot | null = null;
  readonly machine: Machine;
  private readonly steps: RecordedStep[] = [];

  constructor(machine: Machine, data: Readonly<Record<string, Json>>) {
    this.machine = machine;
    this.take({ type: 'start', order: 'order-1', data });
  }

  take(input: StepInput): void {
    const before = this.snapshot && (JSON.parse(JSON.stringify(this.snapshot)) as Snapshot);
    try {
      const decision = decide(this.machine, before, input, this.now);
      this.snapshot = decision.snapshot;
      this.steps.push({ at: this.now, input, decision });
    } catch {
      this.steps.push({ at: this.now, input });
    }
  }

  recorded(name: string): RecordedOrder {
    return { name, steps: this.steps };
  }
}
