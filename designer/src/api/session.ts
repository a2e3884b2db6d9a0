import { type Me, sessionRoutes } from '@orderloom/shared/api';
import { call, send } from './client.ts';
import { signedIn, signedOut } from './signed-in.ts';

/** Asks the server whether this browser is signed in. */
export async function askWhoIsSignedIn(): Promise<void> {
  const { me, needsSetUp } = await call(sessionRoutes.readSession, {});
  if (me) signedIn();
  else signedOut(needsSetUp);
}

export async function signIn(given: { readonly name: string; readonly password: string } | { readonly token: string }): Promise<Me> {
  const me = await call(sessionRoutes.signIn, { body: given });
  signedIn();
  return me;
}

export async function signOut(): Promise<void> {
  await send(sessionRoutes.signOut, {});
  signedOut(false);
}

/** Whose password the link lets one choose. */
export function readLink(link: string) {
  return call(sessionRoutes.readLink, { body: { link } });
}

export async function spendLink(given: { readonly link: string; readonly name?: string; readonly password: string }): Promise<void> {
  await call(sessionRoutes.useLink, { body: given });
  signedIn();
}
