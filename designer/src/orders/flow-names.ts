import { actions } from '@orderloom/shared/actions';
import { type Locale, textOf } from '@orderloom/shared/base';
import {
  type ActionCall,
  delayKey,
  type FlowDocument,
  type State,
  slaKey,
  type Transition,
  type Working,
} from '@orderloom/shared/document';

/** The words of one flow version in one language: everything by its label, never by its id. */
export interface FlowNames {
  readonly document: FlowDocument | undefined;
  readonly locale: Locale;
}

export function stateName({ document, locale }: FlowNames, id: string): string {
  return textOf(document?.states[id]?.label, locale) || id;
}

export function statesText(names: FlowNames, ids: readonly string[]): string {
  return ids.map((id) => stateName(names, id)).join(names.locale === 'zh' ? '、' : ', ');
}

export function eventName({ document, locale }: FlowNames, type: string): string {
  return textOf(document?.events[type]?.label, locale) || type;
}

export function fieldName({ document, locale }: FlowNames, key: string, event?: string): string {
  const field = (event ? document?.events[event]?.payload[key] : undefined) ?? document?.context[key];
  return textOf(field?.label, locale) || key;
}

/** What an action does, in one sentence; its bare name when its parameters cannot be read. */
export function actionText({ document, locale }: FlowNames, call: ActionCall): string {
  const definition = actions.get(call.type);
  const params = definition?.params.safeParse(call.params);
  if (!definition || !params?.success || !document) return definition ? definition.label[locale] : call.type;
  return definition.describe(params.data, document, locale);
}

/** Every action of a drawing with the id it was drawn with. */
export function actionsById(document: FlowDocument | undefined): ReadonlyMap<string, ActionCall> {
  const states = Object.values(document?.states ?? {}).flatMap((state) => [
    ...state.initialActions,
    ...state.entry,
    ...state.exit,
    ...(state.sla?.breach ?? []),
    ...state.calls.map((call) => call.action),
  ]);
  const moves = Object.values(document?.transitions ?? {}).flatMap((transition) => transition.actions);
  return new Map([...states, ...moves].map((call) => [call.id, call]));
}

/** How long, and how that is counted. */
interface Length {
  readonly ms: number;
  readonly working?: Working | undefined;
}

/** What an armed timer stands for in the drawing. */
export type TimerMeaning =
  | { readonly type: 'after'; readonly state: State; readonly length: Length | undefined; readonly transitions: readonly Transition[] }
  | { readonly type: 'sla'; readonly state: State }
  | { readonly type: 'raise'; readonly event: string }
  | { readonly type: 'deferred' }
  | { readonly type: 'unknown' };

/** Whether a timer only limits how long an event stays parked. */
export function isParking(timer: string): boolean {
  return timer.startsWith('deferred.');
}

/** Reads the name of a timer, which tells its delay and its state, or what it repeats later. */
export function timerMeaning(document: FlowDocument | undefined, id: string): TimerMeaning {
  if (isParking(id)) return { type: 'deferred' };
  if (id.startsWith('raise.')) {
    const event = actionsById(document).get(id.slice('raise.'.length))?.params.event;
    return typeof event === 'string' ? { type: 'raise', event } : { type: 'unknown' };
  }
  const [, key, stateId] = /^xstate\.after\.(.+)\.([^.]+)$/.exec(id) ?? [];
  const state = stateId === undefined ? undefined : document?.states[stateId];
  if (!state) return { type: 'unknown' };
  if (key === slaKey(state)) return { type: 'sla', state };
  const transitions = Object.values(document?.transitions ?? {}).filter(
    (transition) => transition.source === state.id && keyOf(document, transition) === key,
  );
  const delay = transitions[0]?.trigger.type === 'after' ? transitions[0].trigger.delay : undefined;
  return { type: 'after', state, length: delay?.type === 'fixed' ? delay : undefined, transitions };
}

function keyOf(document: FlowDocument | undefined, { trigger, ...transition }: Transition): string | undefined {
  return document && trigger.type === 'after' ? delayKey(document, { ...transition, trigger }) : undefined;
}

/** What happens when a transition is taken: where it leads, else what it does. */
export function outcomeText(names: FlowNames, transition: Transition): string {
  const label = textOf(transition.label, names.locale);
  const doing = transition.actions.map((call) => actionText(names, call)).join(names.locale === 'zh' ? '；' : '; ');
  const leads = transition.targets.length > 0 ? `→ ${statesText(names, transition.targets)}` : '';
  return [label, leads].filter((part) => part !== '').join(' ') || doing;
}
