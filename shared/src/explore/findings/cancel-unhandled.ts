import { fits } from '../impulses.ts';
import { meaningOfEvent } from '../meanings.ts';
import { eventName, stateName } from '../names.ts';
import type { ProofRule, Seen } from '../types.ts';
import { type Standing, wayTo } from '../walk.ts';
import { cancelled, refunded, shipped, withMoney } from './money.ts';
import { oncePerPlace } from './once-per-place.ts';

const late = cancelled | refunded | shipped;

export const cancelUnhandled: ProofRule = {
  id: 'cancel-unhandled',
  severity: 'warning',
  label: { zh: '等待时不处理取消', en: 'Cancellation not handled while waiting' },
  find(seen) {
    const { document } = seen;
    const cancels = [...seen.alphabet.events.keys()].filter((name) => meaningOfEvent(document, name) === 'cancel');
    const waiting = withMoney(seen).filter((one) => one.at.snapshot.status === 'active' && (one.bits & late) === 0);
    const deaf = cancels.flatMap((event) => {
      // Kept for later is handled; what is refused or passed over leaves the customer without an answer.
      if (document.events[event]?.unacceptable.policy === 'defer') return [];
      return waiting.filter((one) => !hears(seen, one, event)).map((one) => ({ one, event }));
    });
    const eventOf = new Map(deaf.map(({ one, event }) => [one, event]));
    return oncePerPlace(
      deaf.map(({ one }) => one),
      ({ at }) => at.leaves[0] ?? '',
    ).map(({ first, ways }) => {
      const state = first.at.leaves[0] ?? document.root;
      const [name, event] = [stateName(document, state), eventName(document, eventOf.get(first) ?? '')];
      return {
        place: { type: 'state', id: state },
        message: {
          zh: `订单停在${name.zh}时，${event.zh}没有人处理。`,
          en: `While an order waits in ${name.en}, ${event.en} is not handled.`,
        },
        mend: {
          zh: '加一条处理取消的转移，或把该事件设为暂存。',
          en: 'Add a transition for the cancellation, or keep the event for later.',
        },
        ways: ways.map(wayTo),
      };
    });
  },
};

function hears({ document }: Seen, { at }: Standing, event: string): boolean {
  const active = new Set([document.root, ...at.active]);
  return Object.values(document.transitions).some(
    ({ source, trigger }) => active.has(source) && trigger.type === 'event' && fits(trigger.event, event),
  );
}
