/** Whether this browser is signed in, as far as is known; the proof itself is in a cookie that no script can read. */
export type SignedIn = { readonly type: 'unknown' } | { readonly type: 'in' } | { readonly type: 'out'; readonly needsSetUp: boolean };

let current: SignedIn = { type: 'unknown' };
const listeners = new Set<() => void>();

export function readSignedIn(): SignedIn {
  return current;
}

export function signedIn(): void {
  change({ type: 'in' });
}

export function signedOut(needsSetUp: boolean): void {
  change({ type: 'out', needsSetUp });
}

export function watchSignedIn(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: SignedIn): void {
  current = next;
  for (const listener of listeners) listener();
}
