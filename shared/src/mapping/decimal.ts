/** A decimal number as its digits and how many of them stand after the point. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly places: number;
}

export function exactDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  return { negative: sign === '-', digits: whole + fraction, places: fraction.length };
}

/** The decimal times a power of ten as a whole number; undefined when it is none, unless `round`: half away from zero. */
export function times({ negative, digits, places }: Decimal, power: number, round: boolean): number | undefined {
  const after = places - power;
  const kept = after <= 0 ? digits + '0'.repeat(-after) : digits.slice(0, Math.max(0, digits.length - after));
  const cut = after <= 0 ? '' : digits.padStart(after, '0').slice(-after);
  if (!round && /[1-9]/.test(cut)) return undefined;
  const whole = Number(kept === '' ? '0' : kept) + (/^[5-9]/.test(cut) ? 1 : 0);
  if (!Number.isSafeInteger(whole)) return undefined;
  return negative ? -whole || 0 : whole;
}
