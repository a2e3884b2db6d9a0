import type { ConfigNode } from './config-tree.ts';
import { escapeKey } from './export-names.ts';
import { isObject, join } from './json-object.ts';
import { type ReadTransition, readTransitions } from './read-transition.ts';
import type { Reading } from './reading.ts';

/** The event XState routes by; it names the state to go to as `to`. */
export const routeEvent = 'xstate.route';

/** The condition under which a route of a state with this id is meant. */
export function routeCondition(xstateId: string): string {
  return `event.to == ${JSON.stringify(`#${xstateId}`)}`;
}

/** `route` of a state with an id: a transition of the machine itself that the event `xstate.route` may take. */
export function readRoutes(reading: Reading): ReadTransition[] {
  const { root, nodes } = reading.tree;
  return nodes.flatMap((node) => {
    const { route } = node.config;
    if (route === undefined || route === null) return [];
    const path = join(node.path, 'route');
    if (!isObject(route) || typeof node.config.id !== 'string' || node === root || 'target' in route) {
      reading.refusals.unsupported(path, '“route”', { zh: '只有带 id 的状态才有路由。', en: 'only a state with an id has a route.' });
      return [];
    }
    reading.events.add(routeEvent);
    return readTransitions(reading, root, { ...route, target: target(node) }, { type: 'event', event: routeEvent }, path).map(
      ({ transition, priority }) => ({
        priority,
        transition: {
          ...transition,
          guard: transition.guard === undefined ? routeCondition(node.xstateId) : `${routeCondition(node.xstateId)} && ${transition.guard}`,
        },
      }),
    );
  });
}

function target(node: ConfigNode): string {
  return `#${escapeKey(node.xstateId)}`;
}
