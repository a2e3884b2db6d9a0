/** The 31 characters of GB 32100: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = new RegExp(`^[${alphabet}]{18}$`);

/** Whether a unified social credit code is well formed: 18 characters, the last of which checks the others (GB 32100, weights 3^n mod 31). */
export function isTaxNumber(code: string): boolean {
  const given = code.trim().toUpperCase();
  if (!shape.test(given)) return false;
  let weight = 1;
  let sum = 0;
  for (const letter of given.slice(0, 17)) {
    sum += alphabet.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === given[17];
}
