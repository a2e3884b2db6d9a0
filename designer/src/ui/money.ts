/** Always with two decimals, so that a column lines up. */
const format = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });

/** Fen as yuan. */
export function yuan(fen: number): string {
  return format.format(fen / 100);
}
