import type { ActionCall } from '../document/action-call.ts';
import { type ActionSite, actionSites } from '../document/action-sites.ts';
import { eventFields, orderFields } from '../order/index.ts';
import { canHappen, type FlowView } from './flow-view.ts';

/** Fields that channels and the order model fill and everybody knows, whether or not a flow uses them. */
export const standardKeys: ReadonlySet<string> = new Set([
  ...orderFields.map(({ key }) => key),
  ...eventFields.map(({ key }) => key),
  'legs',
  'tags',
]);

/** The field an action gives a value, where it names one. */
export function fieldWritten({ type, params }: ActionCall): string | undefined {
  return type === 'set-field' && typeof params.field === 'string' ? params.field : undefined;
}

/** Every place that gives a field a value. */
export function writesOf(view: FlowView): ReadonlyMap<string, readonly ActionSite[]> {
  const found = new Map<string, ActionSite[]>();
  for (const site of actionSites(view.document)) {
    const field = fieldWritten(site.call);
    if (field === undefined) continue;
    const sites = found.get(field);
    if (sites) sites.push(site);
    else found.set(field, [site]);
  }
  return found;
}

/** The states an order can be in once it has done one of these, whatever runs beside it included. */
export function statesAfter(view: FlowView, sites: readonly ActionSite[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = sites.flatMap(({ place }) => (place.type === 'state' ? [place.id] : startsOf(view, place)));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...beside(view, id), ...view.enteredWith(id));
    for (const transition of view.available(id)) {
      if (canHappen(view.document, transition)) open.push(...transition.targets.flatMap((target) => [...view.enteredWith(target)]));
    }
  }
  return reached;
}

function startsOf({ document }: FlowView, place: ActionSite['place']): string[] {
  const transition = place.type === 'transition' ? document.transitions[place.id] : undefined;
  if (!transition) return [];
  return transition.targets.length === 0
    ? [transition.source]
    : transition.targets.filter((target) => Object.hasOwn(document.states, target));
}

/** Everything in the other regions, and in what lies around: all of it may come after. */
function beside(view: FlowView, id: string): string[] {
  const chain = [id, ...view.ancestorsOf(id).map((ancestor) => ancestor.id)];
  return chain.flatMap((each) => {
    const parent = view.document.states[each]?.parent ?? '';
    return view.document.states[parent]?.kind === 'parallel' ? [parent, ...view.childrenOf(parent).map((child) => child.id)] : [];
  });
}
