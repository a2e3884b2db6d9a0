import type { Text } from '../../base/text.ts';
import { durationText } from '../../diagram/duration-text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import type { Policy } from '../../document/policy.ts';
import { eventName, listed, roleName, stateName } from '../names.ts';

const kinds: Readonly<Record<string, Text>> = {
  channel: { zh: '渠道', en: 'a channel' },
  person: { zh: '人员', en: 'a person' },
  effect: { zh: '外部系统', en: 'an outside system' },
  system: { zh: '系统', en: 'the system' },
};

/** A policy as one sentence. */
export function tellPolicy(document: FlowDocument, policy: Policy): Text {
  switch (policy.type) {
    case 'never-together': {
      const [a, b] = [stateName(document, policy.first), stateName(document, policy.second)];
      return { zh: `${a.zh}和${b.zh}绝不同时成立`, en: `Never ${a.en} and ${b.en} together` };
    }
    case 'eventually': {
      const event = eventName(document, policy.event);
      const states = listed(policy.states.map((id) => stateName(document, id)));
      return { zh: `收到${event.zh}后，总能走到${states.zh}之一`, en: `After ${event.en} always eventually one of ${states.en}` };
    }
    case 'within': {
      const [a, b] = [stateName(document, policy.from), stateName(document, policy.to)];
      return {
        zh: `从${a.zh}到${b.zh}最多 ${durationText(policy.limit, 'zh')}`,
        en: `Between ${a.en} and ${b.en} at most ${durationText(policy.limit, 'en')}`,
      };
    }
    case 'accepted': {
      const event = eventName(document, policy.event);
      const phase = policy.phase === document.root ? { zh: '整张订单', en: 'the order' } : stateName(document, policy.phase);
      return { zh: `${phase.zh}的每个状态都接受${event.zh}`, en: `${event.en} is accepted in every state of ${phase.en}` };
    }
    case 'only-role': {
      const event = eventName(document, policy.event);
      const role = kinds[policy.role] ?? roleName(document, policy.role);
      return { zh: `只有${role.zh}可以发送${event.zh}`, en: `Only ${role.en} may send ${event.en}` };
    }
  }
}
