import type { Judge } from '../compile/step-run.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { contradict } from './contradiction.ts';
import { type OwnFields, ownFields } from './own-fields.ts';

/** Whether the condition of a transition is taken to hold. */
export interface Answer {
  readonly transition: string;
  readonly holds: boolean;
}

/**
 * Answers the conditions of one step from a list, in the order they are asked; then as `otherwise` says, or the data.
 * The same condition asked twice at one moment is answered alike; a condition on nothing but where the order stands and what the drawing alone fills is never answered;
 * an eventless transition goes at most once in a step, so that no answer makes an order go in circles.
 */
export class Answers implements Judge {
  /** What was answered, in order. */
  readonly given: Answer[] = [];
  private readonly moments = new WeakMap<object, Map<string, boolean | undefined>>();
  private readonly facts: { readonly guard: string; readonly holds: boolean; readonly versions: ReadonlyMap<string, number> }[] = [];
  private readonly gone = new Set<string>();
  private readonly document: FlowDocument;
  private readonly own: OwnFields;
  private readonly listed: readonly Answer[];
  private readonly otherwise: boolean | undefined;

  constructor(document: FlowDocument, listed: readonly Answer[], otherwise?: boolean) {
    this.document = document;
    this.own = ownFields(document);
    this.listed = listed;
    this.otherwise = otherwise;
  }

  holds(id: string, moment: object, written: ReadonlyMap<string, number>): boolean | undefined {
    const { guard = '', trigger } = this.document.transitions[id] ?? {};
    if (this.own.decides(guard)) return undefined;
    const known = this.moments.get(moment) ?? new Map<string, boolean | undefined>();
    this.moments.set(moment, known);
    if (known.has(guard)) return known.get(guard);
    const eventless = trigger?.type === 'always';
    const over = eventless && this.gone.has(id) && this.answering();
    const answer = over ? false : this.next(id);
    if (!over && answer !== undefined) this.facts.push({ guard, holds: answer, versions: new Map(written) });
    if (eventless && answer) this.gone.add(id);
    known.set(guard, answer);
    return answer;
  }

  /** Whether no data gives the answers that were given, whichever way an order came here. */
  contradict(): boolean {
    const facts = this.facts.flatMap(({ guard, ...fact }) => {
      const root = this.own.parsed(guard);
      return root ? [{ ...fact, root }] : [];
    });
    return facts.length > 1 && contradict(facts);
  }

  private answering(): boolean {
    return this.otherwise !== undefined || this.listed.length > 0;
  }

  private next(transition: string): boolean | undefined {
    const listed = this.listed[this.given.length];
    const holds = listed?.transition === transition ? listed.holds : this.otherwise;
    if (holds !== undefined) this.given.push({ transition, holds });
    return holds;
  }
}
