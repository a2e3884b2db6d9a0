import { type Label, type Locale, textOf } from '@orderloom/shared/base';
import { reservedNames } from '@orderloom/shared/document';
import { eventFields, standardEvents } from '@orderloom/shared/order';
import { pinyin } from 'pinyin-pro';

/** A field key for a label: the standard one where the label is standard, else camel case of its words or their pinyin. */
export function proposeKey(label: Label, locale: Locale, taken: readonly string[]): string {
  const text = textOf(label, locale);
  const standard = eventFields.find((field) => field.label.zh === text || field.label.en === text);
  if (standard && !taken.includes(standard.key)) return standard.key;
  const words = wordsOf(text);
  const camel = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const start = /^[a-z_]/i.test(camel) ? camel : `field${camel.charAt(0).toUpperCase()}${camel.slice(1)}`;
  const base = (reservedNames as readonly string[]).includes(start) ? `${start}Value` : start;
  return unique(base, taken, '');
}

/** An event name for a label: the standard one where the label is standard, else its words joined by `_`. */
export function proposeEventName(label: Label, locale: Locale, taken: readonly string[]): string {
  const text = textOf(label, locale);
  const standard = standardEvents.find((event) => event.label.zh === text || event.label.en === text);
  if (standard && !taken.includes(standard.name)) return standard.name;
  const words = wordsOf(text);
  return unique(words.join('_') || 'event', taken, '_');
}

/** Words in ASCII: of a Chinese text its syllables, of another its words, lower case. */
function wordsOf(text: string): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return syllables.flatMap((part) =>
    part
      .normalize('NFKD')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  );
}

function unique(base: string, taken: readonly string[], joint: string): string {
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}${joint}${number}`)) number += 1;
  return `${base}${joint}${number}`;
}
