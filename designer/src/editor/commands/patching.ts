/** New values for some properties; `undefined` takes an optional one away. */
export type Patch<T, Fixed extends keyof T> = { readonly [K in Exclude<keyof T, Fixed>]?: T[K] | undefined };

/** Applies a patch to a draft in place. */
export function patchDraft<T extends object, Fixed extends keyof T>(draft: T, patch: Patch<T, Fixed>): void {
  for (const key of Object.keys(patch) as Exclude<keyof T, Fixed>[]) {
    const value = patch[key];
    if (value === undefined) delete draft[key];
    else draft[key] = value as T[typeof key];
  }
}

/** Typing into the same properties of the same thing is one step. */
export function coalesceKey(what: string, id: string, patch: object): string {
  return `${what}:${id}:${Object.keys(patch).sort().join(',')}`;
}
