import type { AcceptableEvent } from '@orderloom/shared/api';

export interface BySender {
  /** What a person may send. */
  readonly byPerson: readonly AcceptableEvent[];
  /** What channels and other systems tell; to be sent by hand only when they fail to. */
  readonly byOthers: readonly AcceptableEvent[];
}

/** Sorts events by who sends them; what the flow sends to itself is in neither. */
export function bySender(events: readonly AcceptableEvent[]): BySender {
  const open = events.filter(({ definition: { senders } }) => senders.length === 0 || senders.some((sender) => sender !== 'system'));
  const mayPerson = ({ definition: { senders } }: AcceptableEvent) => senders.length === 0 || senders.includes('person');
  return { byPerson: open.filter(mayPerson), byOthers: open.filter((event) => !mayPerson(event)) };
}
