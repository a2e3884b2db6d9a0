import type { Fact, Phase, StatusWord } from './define-channel.ts';

/** A word of the channel for how something stands, with the standard events it means, the best first. */
export interface EventWord extends StatusWord {
  readonly events: readonly string[];
}

export function word(code: string, zh: string, en: string, events: readonly string[], phase?: Phase): EventWord {
  return { code, label: { zh, en }, events, ...(phase === undefined ? {} : { phase }) };
}

/** Undefined for a word that is not in the list. */
export function eventsUnder(words: readonly EventWord[], code: string | undefined): readonly string[] | undefined {
  return words.find((one) => one.code === code)?.events;
}

export function fact(basis: Fact['basis'], zh: string, en: string): Fact {
  return { basis, text: { zh, en } };
}
