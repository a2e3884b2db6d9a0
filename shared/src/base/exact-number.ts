/** The digits of a JSON number as a value; an integer that a double cannot hold, most often an id, stays exact as text. */
export function exactNumber(digits: string): number | string {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? digits : value;
}
