import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Environment, Reach } from './environment.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** The cookies of the designer: who is signed in, and that this browser was here before. Scripts cannot read them. */
export interface Cookies {
  session(context: Context<Environment>): string | undefined;
  device(context: Context<Environment>): string | undefined;
  remember(context: Context<Environment>, given: { readonly cookie: string; readonly device: string | undefined }): void;
  forget(context: Context<Environment>): void;
}

/** Behind https the names say so, and no other host or unencrypted page can set them. */
export function createCookies({ publicUrl }: Reach): Cookies {
  const secure = isHttps(publicUrl);
  const name = (plain: string) => (secure ? `__Host-${plain}` : plain);
  const common = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  const [session, device] = [name('orderloom_session'), name('orderloom_device')];
  return {
    session: (context) => getCookie(context, session),
    device: (context) => getCookie(context, device),
    remember(context, made) {
      setCookie(context, session, made.cookie, common);
      if (made.device !== undefined) setCookie(context, device, made.device, { ...common, maxAge: yearSeconds });
    },
    forget: (context) => {
      deleteCookie(context, session, { path: '/', secure });
    },
  };
}

export function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https://') ?? false;
}
