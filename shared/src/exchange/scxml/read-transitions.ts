import { Transition, type Trigger } from '../../document/transition.ts';
import type { XmlElement } from '../xml-tree.ts';
import { covers, descriptorsOf, triggerEvent } from './descriptors.ts';
import { readContent, readExpression } from './read-content.ts';
import type { TimeLimit } from './read-timers.ts';
import type { ScxmlReading } from './scxml-reading.ts';

/** What all transitions of a file are read with. */
export interface TransitionContext {
  readonly reading: ScxmlReading;
  /** Every name an event has anywhere in the file. */
  readonly known: ReadonlySet<string>;
  readonly limits: ReadonlyMap<XmlElement, readonly TimeLimit[]>;
}

interface Row {
  readonly element: XmlElement;
  readonly descriptor: string;
}

/** The transitions of one state element, in the order they are tried. */
export function readTransitions(context: TransitionContext, source: XmlElement): Transition[] {
  const written = source.children.filter((child) => child.name === 'transition' && child.attributes['orderloom:end'] === undefined);
  if (source.name === 'history') return [];
  const rows = written.flatMap((element): Row[] => {
    const event = element.attributes.event;
    return event === undefined ? [{ element, descriptor: '' }] : descriptorsOf(event).map((descriptor) => ({ element, descriptor }));
  });
  return ordered(rows).map(({ element, descriptor, under }, priority) =>
    readTransition(context, { source, element, descriptor: under ?? descriptor, priority }),
  );
}

/**
 * SCXML tries transitions in the order of the file; a flow tries those of the most exact name first, and no others of that state.
 * So a transition of a wider name is also drawn under each exact name of the same state, in its place.
 */
function ordered(rows: readonly Row[]): readonly (Row & { readonly under?: string })[] {
  const names = [...new Set(rows.map((row) => row.descriptor))].filter((name) => name !== '' && name !== '*');
  const drawn: (Row & { readonly under?: string })[] = [];
  const done = new Set<string>();
  for (const row of rows) {
    if (row.descriptor === '') drawn.push(row);
    else if (!done.has(row.descriptor)) {
      done.add(row.descriptor);
      const covering = names.includes(row.descriptor)
        ? rows.filter(({ descriptor }) => descriptor !== '' && covers(descriptor, row.descriptor))
        : rows.filter(({ descriptor }) => descriptor === row.descriptor);
      drawn.push(...upToCertain(covering).map((other) => ({ ...other, under: row.descriptor })));
    }
  }
  return drawn;
}

/** After a transition without a condition no other is reached. */
function upToCertain(rows: readonly Row[]): readonly Row[] {
  const certain = rows.findIndex(({ element }) => element.attributes.cond === undefined);
  return certain < 0 ? rows : rows.slice(0, certain + 1);
}

function readTransition(
  { reading, known, limits }: TransitionContext,
  { source, element, descriptor, priority }: Row & { readonly source: XmlElement; readonly priority: number },
): Transition {
  reading.onlyAttributes(element, 'event', 'cond', 'target', 'type');
  const { cond, target = '', type } = element.attributes;
  const targets = reading.targets(element, target);
  const guard = cond === undefined || cond.trim() === 'true' ? undefined : readExpression(reading, element, cond);
  if (guard !== undefined && reading.values.has(guard)) {
    reading.refuse(element, `cond="${cond}"`, { zh: '规则须是是或否，请写成比较。', en: 'a rule must be yes or no; write a comparison.' });
  }
  // A history may lead back to the source itself.
  const inside = targets.some((one) => one === source || one.name === 'history' || isInside(reading, one, source));
  const internal =
    type === 'internal' && source.name !== 'parallel' && targets.every((one) => one !== source && isInside(reading, one, source));
  const trigger = readTrigger({ reading, known, limits }, source, descriptor);
  if (trigger.type === 'event' && /^error(\.|$)/.test(trigger.event)) {
    reading.remark(element, {
      zh: `流程自己不会发出“${trigger.event}”；这条迁移留着，只有外面发来时才走。`,
      en: `a flow never raises "${trigger.event}" itself; the transition is kept and taken only when it comes from outside.`,
    });
  }
  return Transition.parse({
    id: reading.ids.next('t'),
    source: reading.idOf(source),
    targets: targets.map((one) => reading.idOf(one)),
    trigger,
    ...(guard === undefined ? {} : { guard }),
    priority,
    reenter: inside && !internal,
    actions: readContent(reading, element),
  });
}

function readTrigger({ reading, known, limits }: TransitionContext, source: XmlElement, descriptor: string): Trigger {
  if (descriptor === '') return { type: 'always' };
  const limit = limits.get(source)?.find(({ event }) => event === descriptor);
  if (limit) return { type: 'after', delay: limit.delay };
  if (descriptor === `done.state.${source.attributes.id}`) return { type: 'done' };
  const calls = source.children.filter((child) => child.name === 'invoke').map((child) => child.attributes.id ?? '');
  for (const call of calls) {
    if (descriptor === `done.invoke.${call}`) return { type: 'reply', call, outcome: 'done' };
    if (descriptor === `error.platform.${call}`) return { type: 'reply', call, outcome: 'error' };
  }
  if (descriptor !== '*' && !known.has(`${descriptor}.*`)) reading.event(descriptor);
  return { type: 'event', event: triggerEvent(descriptor, known) };
}

function isInside(reading: ScxmlReading, element: XmlElement, ancestor: XmlElement): boolean {
  for (let parent = reading.parents.get(element); parent; parent = reading.parents.get(parent)) if (parent === ancestor) return true;
  return false;
}

/**
 * `done.state.x` that others than x itself listen to: x raises it when it is finished.
 */
export function doneRaisers(reading: ScxmlReading): Transition[] {
  const rows = [...reading.states.keys()].flatMap((source) =>
    source.children
      .filter((child) => child.name === 'transition')
      .flatMap((child) => descriptorsOf(child.attributes.event ?? '').map((descriptor) => ({ source, descriptor }))),
  );
  return [...reading.states].flatMap(([element, id]) => {
    const name = `done.state.${element.attributes.id}`;
    const listened = rows.some(({ source, descriptor }) => source !== element && descriptor !== '*' && covers(descriptor, name));
    const own = rows.some(({ source, descriptor }) => source === element && descriptor === name);
    if (!listened || own || (element.name !== 'parallel' && reading.childStates(element).length === 0)) return [];
    reading.event(name);
    return [
      Transition.parse({
        id: reading.ids.next('t'),
        source: id,
        trigger: { type: 'done' },
        priority: 1000,
        actions: [{ id: reading.ids.next('a'), type: 'raise-event', params: { event: name, payload: {} } }],
      }),
    ];
  });
}
