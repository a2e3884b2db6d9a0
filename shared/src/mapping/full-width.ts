const wide = /[\uff01-\uff5e]/g;
const spaces = /[\s\u00a0\u3000]+/g;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

const odd = /[\t-\r\u00a0\u200b-\u200f\u202a-\u202e\u2060\u3000\ufeff\uff01-\uff5e]| {2}|[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]/;

/** Letters, digits and signs of the full width as ordinary ones; every kind of space as one space; nothing invisible. */
export function narrow(text: string): string {
  // Most texts are as they should be.
  if (!odd.test(text)) return text.trim();
  return text
    .replace(wide, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(invisible, '')
    .replace(spaces, ' ')
    .trim();
}
