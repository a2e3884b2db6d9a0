import { tagsField } from '@orderloom/shared/actions';
import { leafStates, type Snapshot } from '@orderloom/shared/step';
import type { OrderHead } from '../store/index.ts';

const amountField = 'amount';
const searchLength = 500;

/** What lists show of an order, and what it is found by. */
export function headOf(snapshot: Snapshot, externalId: string, textFields: readonly string[], updatedAt: number): OrderHead {
  const { context } = snapshot;
  const amount = context[amountField];
  const held = context[tagsField];
  const tags = Array.isArray(held) ? held.filter((tag) => typeof tag === 'string') : [];
  let search = externalId;
  for (const tag of tags) search += `\n${tag}`;
  for (const field of textFields) {
    const text = context[field];
    if (typeof text === 'string' && text !== '') search += `\n${text}`;
  }
  return {
    states: leafStates(snapshot.value),
    tags,
    amount: typeof amount === 'number' && Number.isSafeInteger(amount) ? amount : null,
    search: search.toLowerCase().slice(0, searchLength),
    updatedAt,
  };
}
