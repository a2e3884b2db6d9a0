const key = 'orderloom.token';
const listeners = new Set<() => void>();

/** The bearer token of the person signed in on this browser, or null. */
export function readToken(): string | null {
  return localStorage.getItem(key);
}

/** Signs in with a token, or out with null; everyone who watches is told. */
export function writeToken(token: string | null): void {
  if (token === null) localStorage.removeItem(key);
  else localStorage.setItem(key, token);
  for (const listener of listeners) listener();
}

export function watchToken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
