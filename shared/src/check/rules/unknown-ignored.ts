import { defineRule } from '../define-rule.ts';
import type { Fix } from '../fix.ts';

const rejectUnknown: Fix = {
  id: 'reject-unknown',
  label: { zh: '改为拒绝目录外的事件', en: 'Refuse events outside the catalogue' },
  apply: (document) => ({ ...document, unknownEvents: 'reject' }),
};

export const unknownIgnored = defineRule({
  id: 'unknown-ignored',
  severity: 'info',
  label: { zh: '目录外的事件被悄悄忽略', en: 'Unknown events are passed over' },
  why: {
    zh: '事件名写错时，发送方以为成功了，订单却没有动。',
    en: 'When a name is misspelt the sender believes it worked, and the order does not move.',
  },
  fixes: [rejectUnknown],
  check: ({ document }) =>
    document.unknownEvents === 'reject'
      ? []
      : [
          {
            place: { type: 'flow' },
            path: 'unknownEvents',
            message: {
              zh: '这个流程会悄悄忽略目录里没有的事件。',
              en: 'This flow silently passes over events that its catalogue does not list.',
            },
            mend: { zh: '改为拒绝，发送方就能看到错误。', en: 'Refuse them, so that senders see their mistake.' },
          },
        ],
});
