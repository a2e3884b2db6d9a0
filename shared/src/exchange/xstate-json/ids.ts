import { embedKey } from './embed.ts';
import { isObject } from './json-object.ts';

/** Hands out ids that are unique in one document; those a written config carries are kept for their owners. */
export class Ids {
  private readonly taken = new Set<string>();
  private readonly reserved = new Set<string>();

  constructor(config: unknown) {
    this.reserve(config, false);
  }

  /** The preferred id if nobody has it yet, else a new one. */
  claim(preferred: string | undefined, prefix: string): string {
    if (preferred === undefined || this.taken.has(preferred)) return this.next(prefix);
    this.taken.add(preferred);
    return preferred;
  }

  /** `t1`, `t2`, ... */
  next(prefix: string): string {
    return this.unique((index) => `${prefix}${index}`, 1);
  }

  /** The name itself as an id, else with a number behind it. */
  fromName(name: string): string {
    const slug = name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z_]+|_+$/g, '');
    return this.unique((index) => (index === 1 ? slug || 's' : `${slug || 's'}_${index}`), 1);
  }

  private unique(candidate: (index: number) => string, from: number): string {
    let index = from;
    while (this.taken.has(candidate(index)) || this.reserved.has(candidate(index))) index += 1;
    this.taken.add(candidate(index));
    return candidate(index);
  }

  private reserve(value: unknown, inside: boolean): void {
    if (typeof value === 'string' && inside) this.reserved.add(value);
    else if (Array.isArray(value)) for (const item of value) this.reserve(item, inside);
    else if (isObject(value)) for (const [key, item] of Object.entries(value)) this.reserve(item, inside || key === embedKey);
  }
}
