import type { Context, Hono } from 'hono';
import { type DesignerFile, type Encoding, readDesignerFiles } from './designer-files.ts';
import type { Environment } from './environment.ts';
import { Refusal } from './refusals.ts';

/** The designer's pages. An address that names no file is one of its screens, so it gets the page. */
export function serveDesigner(app: Hono<Environment>, folder: string): void {
  const files = readDesignerFiles(folder);
  app.get('*', (context) => {
    const path = context.req.path === '/' ? '/index.html' : context.req.path;
    const asset = files.get(path) ?? (looksLikeFile(path) ? undefined : files.get('/index.html'));
    if (!asset) throw new Refusal('not-found');
    return answer(context, asset);
  });
}

function looksLikeFile(path: string): boolean {
  return path.startsWith('/assets/') || path.startsWith('/hooks/') || /\.[a-z0-9]{1,8}$/i.test(path);
}

async function answer(context: Context, file: DesignerFile): Promise<Response> {
  const encoding = chosen(context.req.header('accept-encoding') ?? '', file.encodings);
  const headers = new Headers({
    'content-type': file.type,
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (context.req.header('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  return new Response(await file.bytes(encoding), { headers });
}

function chosen(accepted: string, encodings: readonly Encoding[]): Encoding {
  const names = accepted.split(',').flatMap((part) => (/;\s*q=0(\.0*)?\s*$/.test(part) ? [] : [part.split(';')[0]?.trim()]));
  return encodings.find((encoding) => names.includes(encoding)) ?? 'identity';
}
