import type { StandardOrder } from '../standard-order.ts';
import { defineReason } from './define-reason.ts';

export const giftsOnly = defineReason({
  id: 'gifts-only',
  label: { zh: '仅剩赠品', en: 'Only gifts left' },
  hint: { zh: '正品都退了，赠品不单独发。', en: 'What was bought is refunded; gifts do not ship alone.' },
  applies: hasOnlyGifts,
});

function hasOnlyGifts({ lines }: StandardOrder): boolean {
  const left = lines.filter(
    (line) => line.quantity > 0 && !(line.refunded !== undefined && line.refunded >= line.amount && line.amount > 0),
  );
  return left.length > 0 && left.length < lines.length && left.every((line) => line.giftOf !== undefined);
}
