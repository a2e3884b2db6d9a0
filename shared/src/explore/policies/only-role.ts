import { senders } from '../../document/event-definition.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { type Handler, isRole } from '../../document/handler.ts';
import { oncePerPlace } from '../findings/once-per-place.ts';
import { eventName, roleName, stateName } from '../names.ts';
import type { Found } from '../types.ts';
import { wayTo } from '../walk.ts';
import type { Breaks } from './define-policy.ts';

export const onlyRole: Breaks<'only-role'> = ({ document, graph, all }, { role, event }) => {
  const definition = document.events[event];
  const kind = senders.find((sender) => sender === role);
  const wanted = kind ?? 'person';
  const others = definition?.senders.filter((sender) => sender !== wanted) ?? [];
  const name = eventName(document, event);
  const called = roleName(document, role);
  const sender: Found[] =
    definition && others.length === 0 && definition.senders.length > 0
      ? []
      : [
          {
            place: { type: 'event', id: event },
            message: { zh: `${name.zh}也可以由别人发送。`, en: `${name.en} can be sent by others as well.` },
            mend: { zh: '在事件目录里限定发送者。', en: 'Limit its senders in the event catalogue.' },
            ways: [],
          },
        ];
  if (kind) return sender;
  const taken = all.flatMap((one) =>
    (graph.moves[one.at.index] ?? []).flatMap((move) => {
      const source = document.transitions[move.transitions[0] ?? '']?.source;
      const sent = move.impulse.type === 'event' && move.impulse.event.type === event;
      return sent && source !== undefined && !isRole(handlerAt(document, source, one.at.leaves), role) ? [{ one, source, move }] : [];
    }),
  );
  const sourceOf = new Map(taken.map((found) => [found.one, found]));
  const found = oncePerPlace([...sourceOf.keys()], (one) => sourceOf.get(one)?.source ?? '').map(({ first, ways }): Found => {
    const state = sourceOf.get(first)?.source ?? document.root;
    const where = stateName(document, state);
    return {
      place: { type: 'state', id: state },
      message: {
        zh: `在${where.zh}时，${name.zh}由别的角色处理。`,
        en: `In ${where.en}, ${name.en} is handled by another role.`,
      },
      mend: { zh: `把该状态的处理人设为${called.zh}。`, en: `Set the handler of that state to ${called.en}.` },
      ways: ways.map((one) =>
        [...wayTo(one), ...(sourceOf.get(one)?.move ? [sourceOf.get(one)?.move] : [])].filter((move) => move !== undefined),
      ),
    };
  });
  return [...sender, ...found];
};

/** Who handles the state that takes an event: its own role, its phase's, or that of a state inside it where the order stands. */
function handlerAt(document: FlowDocument, source: string, leaves: readonly string[]): Handler | undefined {
  const up = (id: string): Handler | undefined => {
    for (let state = document.states[id]; state; state = document.states[state.parent ?? '']) if (state.handler) return state.handler;
    return undefined;
  };
  return up(source) ?? leaves.map(up).find((handler) => handler !== undefined);
}
