import type { FlowDocument } from '../../document/flow-document.ts';
import type { Policy } from '../../document/policy.ts';
import type { Found } from '../types.ts';

/** What a sentence names but the drawing no longer has. */
export function missingParts(document: FlowDocument, policy: Policy): Found[] {
  const states = statesOf(policy).filter((id) => !document.states[id]);
  const events = 'event' in policy && !document.events[policy.event] ? [policy.event] : [];
  if (states.length + events.length === 0) return [];
  const names = [...states, ...events].join(', ');
  return [
    {
      place: { type: 'flow' },
      message: { zh: `这条规约提到的内容已不在图上：${names}。`, en: `This policy names what the drawing no longer has: ${names}.` },
      mend: { zh: '改正或删除这条规约。', en: 'Mend or remove the policy.' },
      ways: [],
    },
  ];
}

/** The states a sentence names. */
export function statesOf(policy: Policy): readonly string[] {
  switch (policy.type) {
    case 'never-together':
      return [policy.first, policy.second];
    case 'eventually':
      return policy.states;
    case 'within':
      return [policy.from, policy.to];
    case 'accepted':
      return [policy.phase];
    case 'only-role':
      return [];
  }
}
