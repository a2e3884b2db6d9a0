/** The texts of one feature folder: every key in every language. */
export interface Texts<Key extends string> {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** Holds the English texts to the keys of the Chinese ones. */
export function defineTexts<Key extends string>(texts: {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<NoInfer<Key>, string>>;
}): Texts<Key> {
  return texts;
}
