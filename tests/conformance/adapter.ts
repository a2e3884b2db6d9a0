import type { Json } from '@orderloom/shared/base';
import { compile, type Machine } from '@orderloom/shared/compile';
import { childrenOf, Field, type FlowDocument, subtreeOf } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import { nameValue, replyInput, stateNames } from '@orderloom/shared/simulate';
import { activeStates, type Decision, decide, nextTimer, type Snapshot, type StateValue, type StepInput } from '@orderloom/shared/step';
import type { GuardDefinition, RecordedMachine, RecordedStep } from './corpus.ts';

/** What a recorded step is compared with. */
export interface Observed {
  readonly value: StateValue;
  readonly status: string;
  readonly actions: readonly string[];
  readonly tags: readonly string[];
  readonly output: Json | undefined;
}

/** A refusal of something in the config, by name. */
export class Refused extends Error {}

/** Brings a recorded machine in as a flow and compiles it. */
export function importMachine(recorded: RecordedMachine): Machine {
  const definitions = Object.entries(recorded.guardDefs ?? {});
  const bare = withGuards(
    read(recorded, {}),
    definitions.flatMap(([, definition]) => guardsIn(definition)),
  );
  const rules = definitions.map(([name, definition]) => [name, ruleOf(bare, definition)]);
  const document = rules.length === 0 ? bare : { ...read(recorded, Object.fromEntries(rules)), context: bare.context };
  const machine = compile(document);
  if (!machine.ok) throw new Error(machine.error.map((problem) => `${problem.path}: ${problem.message.en}`).join('\n'));
  return machine.value;
}

/** Yes/no fields for guards that the config itself never names. */
function withGuards(document: FlowDocument, names: readonly string[]): FlowDocument {
  const missing = names.filter((name) => fieldNamed(document, name) === undefined);
  const fields = missing.map((name, index) => [
    `guard_${index + 1}_of_rule`,
    Field.parse({ label: { en: name }, type: { type: 'boolean' }, default: false, importedName: name, toDefine: true }),
  ]);
  return { ...document, context: { ...document.context, ...Object.fromEntries(fields) } };
}

function guardsIn(definition: GuardDefinition): readonly string[] {
  if ('guard' in definition) return [definition.guard];
  if ('not' in definition) return guardsIn(definition.not);
  if ('and' in definition) return definition.and.flatMap(guardsIn);
  return 'or' in definition ? definition.or.flatMap(guardsIn) : [];
}

function fieldNamed(document: FlowDocument, name: string): string | undefined {
  return Object.entries(document.context).find(([key, { importedName }]) => (importedName ?? key) === name)?.[0];
}

function read(recorded: RecordedMachine, guards: Record<string, string>): FlowDocument {
  const document = formats.get('xstate-json')?.read?.(JSON.stringify(recorded.config), { guards, delays: recorded.delays ?? {} });
  if (!document) throw new Error('there is no xstate-json format');
  if (!document.ok) throw new Refused(document.error.map((problem) => `${problem.path}: ${problem.message.en}`).join('\n'));
  return document.value;
}

/** A composed guard as a CEL rule over the flow's fields and states. */
function ruleOf(document: FlowDocument, definition: GuardDefinition): string {
  if ('not' in definition) return `!(${ruleOf(document, definition.not)})`;
  if ('and' in definition) return definition.and.map((part) => `(${ruleOf(document, part)})`).join(' && ');
  if ('or' in definition) return definition.or.map((part) => `(${ruleOf(document, part)})`).join(' || ');
  if ('stateIn' in definition) return stateRule(document, definition.stateIn);
  return fieldNamed(document, definition.guard) ?? 'false';
}

function stateRule(document: FlowDocument, wanted: string | StateValue): string {
  if (typeof wanted !== 'string') return inside(document, document.root, wanted);
  if (!wanted.startsWith('#'))
    return inside(
      document,
      document.root,
      wanted.split('.').reduceRight<StateValue | undefined>((inner, key) => (inner === undefined ? key : { [key]: inner }), undefined) ??
        '',
    );
  const [id, ...path] = wanted.slice(1).split('.');
  const state = subtreeOf(document, document.root).find((candidate) => candidate.importedId === id);
  const found = path.reduce((parent, key) => childNamed(document, parent, key), state?.id ?? '');
  return `inState("${found}")`;
}

function inside(document: FlowDocument, parent: string, value: StateValue): string {
  if (typeof value === 'string') return `inState("${childNamed(document, parent, value)}")`;
  return Object.entries(value)
    .map(([key, inner]) => inside(document, childNamed(document, parent, key), inner ?? ''))
    .join(' && ');
}

function childNamed(document: FlowDocument, parent: string, key: string): string {
  return childrenOf(document, parent).find((child) => child.importedKey === key)?.id ?? '';
}

/** One order of a recorded machine; its snapshot goes through JSON before every single input. */
export class RecordedOrder {
  private readonly machine: Machine;
  private snapshot: Snapshot;
  private now = 0;
  private ran: string[] = [];

  constructor(machine: Machine, guards: Readonly<Record<string, boolean>>) {
    this.machine = machine;
    const start: StepInput = { type: 'start', order: 'o1', data: guardFields(machine.document, guards) };
    this.snapshot = this.note(decide(machine, null, start, 0));
  }

  step(step: RecordedStep): Observed {
    this.snapshot = { ...this.snapshot, context: { ...this.snapshot.context, ...guardFields(this.machine.document, step.guards ?? {}) } };
    if (step.advance !== undefined) this.advance(step.advance);
    else if (step.actorDone !== undefined) this.reply(step.actorDone, true);
    else if (step.actorError !== undefined) this.reply(step.actorError, false);
    else if (step.event) this.decide({ type: 'event', event: step.event });
    return this.observe();
  }

  observe(): Observed {
    const { document } = this.machine;
    const { value, status, output } = this.snapshot;
    const active = [document.root, ...activeStates(value)];
    const tags = [...new Set(active.flatMap((id) => document.states[id]?.tags ?? []))].sort();
    return { value: nameValue(value, stateNames(document, 'en')), status, actions: this.ran.splice(0), tags, output };
  }

  private advance(ms: number): void {
    const end = this.now + ms;
    for (let timer = nextTimer(this.snapshot); timer && timer.due <= end; timer = nextTimer(this.snapshot)) {
      this.now = Math.max(this.now, timer.due);
      this.decide({ type: 'timer', id: timer.id, arming: timer.arming });
    }
    this.now = end;
  }

  private reply(call: string, ok: boolean): void {
    this.decide(replyInput(this.machine, this.snapshot, { call, ok, data: null }));
  }

  private decide(input: StepInput): void {
    const restored = JSON.parse(JSON.stringify(this.snapshot)) as Snapshot;
    this.snapshot = this.note(decide(this.machine, restored, input, this.now));
  }

  private note(decision: Decision): Snapshot {
    this.ran.push(...decision.actions.map((action) => action.name).filter((name) => name !== 'raise-event'));
    return decision.snapshot;
  }
}

/** Named guards are yes/no fields: not named in a step means false. */
function guardFields(document: FlowDocument, guards: Readonly<Record<string, boolean>>): Record<string, Json> {
  const named = Object.entries(document.context).filter(([, field]) => field.toDefine && field.type.type === 'boolean');
  return Object.fromEntries(named.map(([key, field]) => [key, guards[field.importedName ?? key] === true]));
}
