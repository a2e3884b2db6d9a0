import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from '@orderloom/shared/base';
import type { StateValue } from '@orderloom/shared/step';

/** Truth of an imported guard: another guard's, or whether a state is active. */
export type GuardDefinition =
  | { readonly guard: string }
  | { readonly not: GuardDefinition }
  | { readonly and: readonly GuardDefinition[] }
  | { readonly or: readonly GuardDefinition[] }
  | { readonly stateIn: string | StateValue };

export interface Expected {
  readonly value: StateValue;
  readonly status?: string;
  readonly actions?: readonly string[];
  readonly tags?: readonly string[];
  readonly output?: Json;
  readonly changed?: boolean;
  readonly guards?: Readonly<Record<string, boolean>>;
}

export interface RecordedStep extends Expected {
  readonly event?: { readonly type: string };
  readonly advance?: number;
  readonly actorDone?: string;
  readonly actorError?: string;
  readonly afterDone?: boolean;
}

export interface RecordedMachine {
  readonly id: string;
  readonly config: Readonly<Record<string, Json>>;
  readonly guardDefs?: Readonly<Record<string, GuardDefinition>>;
  readonly delays?: Readonly<Record<string, number>>;
  readonly scripts?: readonly { readonly name: string; readonly initial: Expected; readonly steps: readonly RecordedStep[] }[];
  readonly initialValue?: StateValue;
  readonly steps?: readonly RecordedStep[];
}

const sets = ['core', 'guards', 'raise', 'invoke', 'from-scxml'] as const;
const folder = fileURLToPath(new URL('../../../shared/conformance/xstate', import.meta.url));

/** The recorded machines by file, when they stand beside the checkout. */
export function recordedMachines(): readonly { readonly file: string; readonly machine: RecordedMachine }[] {
  if (!existsSync(folder)) return [];
  return sets.flatMap((set) =>
    readdirSync(`${folder}/${set}`)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({
        file: `${set}/${name}`,
        machine: JSON.parse(readFileSync(`${folder}/${set}/${name}`, 'utf8')) as RecordedMachine,
      })),
  );
}
