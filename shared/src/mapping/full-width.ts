const wide = /[\uff01-\uff5e]/g;
const spaces = /[\s\u00a0\u3000]+/g;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** Letters, digits and signs of the full width as ordinary ones; every kind of space as one space; nothing invisible. */
export function narrow(text: string): string {
  return text
    .replace(wide, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(invisible, '')
    .replace(spaces, ' ')
    .trim();
}
