import type { Judge } from '../compile/step-run.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** Whether the condition of a transition is taken to hold. */
export interface Answer {
  readonly transition: string;
  readonly holds: boolean;
}

/**
 * Answers the conditions of one step from a list, in the order they are asked; then as `otherwise` says, or the data.
 * The same condition asked twice at one moment is answered alike; a condition only on where the order stands is never answered;
 * an eventless transition goes at most once in a step, so that no answer makes an order go in circles.
 */
export class Answers implements Judge {
  /** What was answered, in order. */
  readonly given: Answer[] = [];
  private readonly moments = new WeakMap<object, Map<string, boolean | undefined>>();
  private readonly gone = new Set<string>();
  private readonly document: FlowDocument;
  private readonly listed: readonly Answer[];
  private readonly otherwise: boolean | undefined;

  constructor(document: FlowDocument, listed: readonly Answer[], otherwise?: boolean) {
    this.document = document;
    this.listed = listed;
    this.otherwise = otherwise;
  }

  holds(id: string, moment: object): boolean | undefined {
    const { guard = '', trigger } = this.document.transitions[id] ?? {};
    if (asksOnlyPlace(guard)) return undefined;
    const known = this.moments.get(moment) ?? new Map<string, boolean | undefined>();
    this.moments.set(moment, known);
    if (known.has(guard)) return known.get(guard);
    const eventless = trigger?.type === 'always';
    const answer = eventless && this.gone.has(id) && this.answering() ? false : this.next(id);
    if (eventless && answer) this.gone.add(id);
    known.set(guard, answer);
    return answer;
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

/** A condition on nothing but `inState`: known without any data. */
function asksOnlyPlace(guard: string): boolean {
  const rest = guard.replaceAll(/inState\(\s*(?:"[^"]*"|'[^']*')\s*\)/g, '');
  return rest !== guard && !/[A-Za-z_]/.test(rest);
}
