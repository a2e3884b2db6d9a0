const lineEnd = '\n';

/**
 * The pieces an order is found by: every three characters that follow each other; with Chinese, Japanese and the like also every
 * one and two; and what a line ends with, so that any beginning of a piece stands for a fragment shorter than it.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const line of text.split(lineEnd)) {
    const letters = Array.from(line, encode);
    letters.forEach((_letter, at) => {
      const isLast = at + 3 > letters.length;
      const isWideHere = letters.slice(at, at + 2).some(isWide);
      for (const length of [1, 2, 3]) {
        const fits = at + length <= letters.length;
        if (fits && (length === 3 || isLast || isWideHere)) grams.add(letters.slice(at, at + length).join(''));
      }
    });
  }
  return [...grams];
}

/** Which pieces every text with `fragment` in it has: all of `exact`, and one that begins with `prefix`. */
export interface Wanted {
  readonly exact: readonly string[];
  readonly prefix: string | undefined;
}

export function wantedFor(fragment: string): Wanted {
  const parts = fragment.split(lineEnd).map((line) => Array.from(line, encode));
  const exact = new Set<string>();
  for (const letters of parts) {
    for (let at = 0; at + 2 < letters.length; at += 1) exact.add(letters.slice(at, at + 3).join(''));
  }
  const [longest = []] = parts.toSorted((a, b) => b.length - a.length);
  if (exact.size > 0 || longest.length === 0) return { exact: [...exact], prefix: undefined };
  const short = longest.join('');
  return longest.some(isWide) ? { exact: [short], prefix: undefined } : { exact: [], prefix: short };
}

function isWide(letter: string): boolean {
  return letter > '\u007f' && !(letter >= '\ue000' && letter <= '\ue07f');
}

/** Signs would part words; in the private area they are letters like others. */
function encode(letter: string): string {
  return letter > '\u007f' || /[a-z0-9]/.test(letter) ? letter : String.fromCharCode(0xe000 + letter.charCodeAt(0));
}
