export interface Share {
  /** What the part is called; decides between equal remainders, so that the order of the parts changes nothing. */
  readonly key: string;
  /** How much of the whole it stands for; a negative one counts as nothing. */
  readonly weight: number;
}

/**
 * Divides an amount by weight into whole fen, by largest remainder: the parts add up to the amount, and none has the other sign. Where
 * nothing has weight, all have the same. Keys are unique; the parts come in the order of the shares.
 */
export function divideAmount(amount: number, shares: readonly Share[]): readonly number[] {
  const weights = weightsOf(shares);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return [];
  const whole = BigInt(Math.abs(amount));
  const parts = weights.map((weight, index) => ({ index, fen: (whole * weight) / total, rest: (whole * weight) % total }));
  let left = whole - parts.reduce((sum, part) => sum + part.fen, 0n);
  for (const part of parts.toSorted((a, b) => compare(b.rest, a.rest) || compareText(keyAt(shares, a.index), keyAt(shares, b.index)))) {
    if (left === 0n) break;
    part.fen += 1n;
    left -= 1n;
  }
  return parts.map((part) => (amount < 0 ? -Number(part.fen) : Number(part.fen)) + 0);
}

function weightsOf(shares: readonly Share[]): readonly bigint[] {
  const weights = shares.map(({ weight }) => BigInt(Math.max(0, Math.trunc(weight))));
  return weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
}

function keyAt(shares: readonly Share[], index: number): string {
  return shares[index]?.key ?? '';
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code unit: the same wherever it runs. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
