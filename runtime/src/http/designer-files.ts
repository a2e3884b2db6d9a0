import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest']);

export type Encoding = 'br' | 'gzip' | 'identity';

export interface DesignerFile {
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  /** Named after its content, so it never changes. */
  readonly immutable: boolean;
  readonly encodings: readonly Encoding[];
  bytes(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

/** The designer as built: a few megabytes, so kept in memory, each file compressed once when first asked for. */
export function readDesignerFiles(folder: string): ReadonlyMap<string, DesignerFile> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const absolute = join(entry.parentPath, entry.name);
      const path = `/${relative(folder, absolute).split(sep).join('/')}`;
      return [path, designerFile(path, new Uint8Array(readFileSync(absolute)))];
    }),
  );
}

function designerFile(path: string, plain: Uint8Array<ArrayBuffer>): DesignerFile {
  const extension = extname(path);
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    path,
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    immutable: path.startsWith('/assets/'),
    encodings: compressible.has(extension) ? ['br', 'gzip', 'identity'] : ['identity'],
    bytes(encoding) {
      const known = made.get(encoding) ?? encoded(plain, encoding);
      made.set(encoding, known);
      return known;
    },
  };
}

async function encoded(plain: Uint8Array<ArrayBuffer>, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return plain;
  return new Uint8Array(await (encoding === 'br' ? promisify(brotliCompress)(plain) : promisify(gzip)(plain)));
}
