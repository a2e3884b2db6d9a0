import type { InboxItem, OutboxItem, Timer } from '@orderloom/shared/api';
import type { Tone } from '../ui/Chip.tsx';

interface Look {
  readonly tone: Tone;
  readonly text: string;
}

export const inboxLooks: Readonly<Record<InboxItem['status'], Look>> = {
  applied: { tone: 'done', text: 'inboxApplied' },
  ignored: { tone: 'plain', text: 'inboxIgnored' },
  deferred: { tone: 'time', text: 'inboxDeferred' },
  rejected: { tone: 'error', text: 'inboxRejected' },
  duplicate: { tone: 'plain', text: 'inboxDuplicate' },
  quarantined: { tone: 'error', text: 'inboxQuarantined' },
  probe: { tone: 'plain', text: 'inboxProbe' },
  awaiting: { tone: 'time', text: 'inboxAwaiting' },
};

export const outboxLooks: Readonly<Record<OutboxItem['status'], Look>> = {
  pending: { tone: 'plain', text: 'outboxPending' },
  delivering: { tone: 'effect', text: 'outboxDelivering' },
  delivered: { tone: 'done', text: 'outboxDelivered' },
  dead: { tone: 'error', text: 'outboxDead' },
  skipped: { tone: 'plain', text: 'outboxSkipped' },
};

export const timerLooks: Readonly<Record<Timer['status'], Look>> = {
  armed: { tone: 'time', text: 'timerArmed' },
  failed: { tone: 'error', text: 'timerFailed' },
};
