import type { Json } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { type Expressions, expressionsOf, type Scope } from '@orderloom/shared/expression';
import { type AnyActorRef, type AnyMachineSnapshot, assign, createActor, createMachine, fromCallback, raise } from 'xstate';

interface Waiting {
  readonly due: number;
  readonly fn: () => void;
}

/** Fires one timer at a time: the one due first, of several at one instant the one set first. */
class OneByOneClock {
  time = 0;
  private waiting: Waiting[] = [];

  now = (): number => this.time;

  setTimeout = (fn: () => void, timeout: number): Waiting => {
    const waiting = { due: this.time + timeout, fn };
    this.waiting.push(waiting);
    return waiting;
  };

  clearTimeout = (gone: Waiting): void => {
    this.waiting = this.waiting.filter((waiting) => waiting !== gone);
  };

  fireNext(end: number): boolean {
    const [first] = this.waiting.filter((waiting) => waiting.due <= end).sort((a, b) => a.due - b.due);
    this.time = first ? Math.max(this.time, first.due) : end;
    if (!first) return false;
    this.clearTimeout(first);
    first.fn();
    return true;
  }
}

type Params = Readonly<Record<string, Json>>;
interface Given {
  readonly context: Readonly<Record<string, Json>>;
  readonly event: Scope['event'];
}

const actionKeys = new Set(['entry', 'exit', 'actions']);

/** The written config run by plain XState in memory, with what its names mean taken from the document. */
export class UninterruptedActor {
  private readonly clock = new OneByOneClock();
  private readonly expressions: Expressions;
  private readonly document: FlowDocument;
  private readonly actor: AnyActorRef;
  private configuration: AnyMachineSnapshot | undefined;
  private readonly ran: string[] = [];
  /** Why it ended in an error. */
  failure = '';

  constructor(document: FlowDocument, config: string) {
    this.document = document;
    this.expressions = expressionsOf(document);
    const rules = new Set<string>();
    const delays = new Set<string>();
    const parsed: unknown = JSON.parse(config, (key, value) => {
      if (key === 'after') for (const name of Object.keys(value as object)) delays.add(name);
      if (actionKeys.has(key)) return (value as unknown[]).flatMap((action) => this.act(action));
      if (key !== 'guard') return value;
      const text = typeof value === 'string' ? value : String((value as { params: Params }).params.text);
      rules.add(text);
      return text;
    });
    const fields = Object.entries(document.context).filter(([, field]) => field.toDefine);
    const context = {
      ...(parsed as { context: object }).context,
      ...Object.fromEntries(fields.map(([key, field]) => [key, field.default])),
    };
    const machine = createMachine(
      { ...(parsed as object), context, options: { maxIterations: 1000 } } as never,
      {
        guards: Object.fromEntries([...rules].map((text) => [text, this.guard(text)])),
        actors: { 'orderloom.send-http': fromCallback(() => {}) },
        delays: Object.fromEntries([...delays].map((name) => [name, this.delay(name)])),
      } as never,
    );
    this.actor = createActor(machine, { clock: this.clock as never }) as unknown as AnyActorRef;
    this.actor.subscribe({
      error: (error) => {
        this.failure = String(error);
      },
    });
  }

  start(): void {
    this.actor.start();
  }

  send(event: { readonly type: string }): void {
    this.actor.send(event);
  }

  fireNext(end: number): boolean {
    return this.clock.fireNext(end);
  }

  look() {
    const snapshot = this.actor.getSnapshot() as AnyMachineSnapshot;
    const ids = (snapshot._nodes ?? []).map((node) => node.id).filter((id) => id !== this.document.root);
    return { active: ids.sort(), status: snapshot.status, actions: this.ran.splice(0) };
  }

  private evaluate(text: string, type: Parameters<Expressions['compile']>[1], { context, event }: Given): Json {
    const compiled = this.expressions.compile(text, type, { path: '', event: this.document.events[event.type] ? event.type : '*' });
    if (!compiled.ok) throw new Error(compiled.error[0]?.message.en);
    const inState = (id: string) => this.configuration?._nodes.some((node) => node.id === id) ?? false;
    return compiled.value({ context, event, now: this.clock.time, inState });
  }

  private guard(name: string): unknown {
    const field = Object.entries(this.document.context).find(([, { importedName }]) => importedName === name);
    const text = field?.[0] ?? name;
    return Object.assign(() => false, {
      check: (snapshot: AnyMachineSnapshot, given: Given): boolean => {
        this.configuration = snapshot;
        try {
          return this.evaluate(text, { type: 'boolean' }, given) === true;
        } catch {
          return false;
        }
      },
    });
  }

  private delay(name: string): unknown {
    if (name.startsWith('orderloom.sla:')) return Number(name.slice('orderloom.sla:'.length));
    const text = name.startsWith('orderloom.cel:') ? name.slice('orderloom.cel:'.length) : name;
    return (given: Given) => this.evaluate(text, { type: 'duration' }, given);
  }

  /** An action of the config, after one that tells its name. */
  private act(action: unknown): unknown[] {
    const { type, params = {} } = (typeof action === 'string' ? { type: action } : action) as { type: string; params?: Params };
    const tell = (name: string) => () => void this.ran.push(name);
    switch (type) {
      case 'orderloom.add-tag':
        return [tell('add-tag'), assign(({ context }) => ({ tags: [...new Set([...context.tags, params.tag])] }))];
      case 'orderloom.remove-tag':
        return [tell('remove-tag'), assign(({ context }) => ({ tags: context.tags.filter((tag: string) => tag !== params.tag) }))];
      case 'orderloom.set-field': {
        const field = String(params.field);
        const type = this.document.context[field]?.type ?? 'any';
        return [tell('set-field'), assign((given) => ({ [field]: this.evaluate(String(params.value), type, given as Given) }))];
      }
      case 'orderloom.raise-event':
        return [tell('raise-event'), raise((given) => this.raised(params, given as Given))];
      case 'xstate.raise':
        return [tell('raise-event'), raise(params.event as never, params.delay === undefined ? {} : { delay: Number(params.delay) })];
      default:
        return [tell(type.replace(/^orderloom\./, ''))];
    }
  }

  private raised({ event, payload }: Params, given: Given): { readonly type: string } {
    const values = Object.entries(payload as Record<string, string>).map(([key, text]) => [key, this.evaluate(text, 'any', given)]);
    return { type: String(event), ...Object.fromEntries(values) };
  }
}
