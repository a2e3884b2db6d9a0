import type { Json } from '@orderloom/shared/base';

/** Shorter texts occur everywhere; replacing them would only garble what is kept. */
const shortest = 6;

/** Blots credentials out of what a receiver said: as they are, and in the usual ways of writing them. */
export interface Redaction {
  /** From now on `value` is not shown, but `secret://name`. */
  conceal(name: string, value: string): void;
  text(text: string): string;
  json(value: Json): Json;
  readonly longest: number;
}

export function createRedaction(): Redaction {
  let forms: readonly { readonly form: string; readonly reference: string }[] = [];

  function text(given: string): string {
    return forms.reduce((kept, { form, reference }) => kept.replaceAll(form, reference), given);
  }

  function json(value: Json): Json {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map((item: Json) => json(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), json(item as Json)]));
  }

  return {
    conceal(name, value) {
      const reference = `secret://${name}`;
      const fresh = formsOf(value).map((form) => ({ form, reference }));
      forms = [...forms, ...fresh].sort((a, b) => b.form.length - a.form.length);
    },
    text,
    json,
    get longest() {
      return forms[0]?.form.length ?? 0;
    },
  };
}

function formsOf(value: string): readonly string[] {
  const parts = [value, value.trim(), value.replace(/^whsec_/, ''), ...addressParts(value)];
  const written = parts.flatMap((part) => [
    part,
    encodeURIComponent(part),
    JSON.stringify(part).slice(1, -1),
    Buffer.from(part).toString('base64'),
    Buffer.from(part).toString('base64url'),
    Buffer.from(part).toString('hex'),
    Buffer.from(part).toString('hex').toUpperCase(),
  ]);
  return [...new Set(written)].filter((form) => form.length >= shortest);
}

/** Of an address, what makes it a credential: the path with the query, and each value in it. */
function addressParts(value: string): readonly string[] {
  if (!/^https?:/.test(value) || !URL.canParse(value)) return [];
  const { pathname, search, searchParams } = new URL(value);
  return [pathname + search, search, ...searchParams.values()].filter((part) => part.length > shortest);
}
