import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = (path: string) => fileURLToPath(new URL(`../../../designer/dist/${path}`, import.meta.url));

/** The scripts a browser fetches before the first screen, gzipped, in kB. */
export function shellSize(): number {
  const page = readFileSync(dist('index.html'), 'utf8');
  const scripts = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  const bytes = [...new Set(scripts)].reduce((sum, path) => sum + gzipSync(readFileSync(dist(path))).length, 0);
  return Math.round(bytes / 100) / 10;
}
