import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { drawing } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';

const designer = fileURLToPath(new URL('../../../designer', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface BarePage {
  /** Shows the same boxes and lines from the next load on. */
  show(document: FlowDocument, viewport: Viewport): void;
  readonly url: string;
  close(): void;
}

/** React Flow with nothing of ours, on the same boxes and as many lines. */
export async function startBarePage(folder: string): Promise<BarePage> {
  const bare = join(designer, 'bench/bare');
  const build = [join(designer, 'node_modules/vite/bin/vite.js'), 'build', bare, '--config', join(designer, 'vite.config.ts')];
  await promisify(execFile)(process.execPath, [...build, '--outDir', folder, '--base', './', '--logLevel', 'error'], { cwd: designer });
  let graph = '{}';
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    const body = path === '/graph.json' ? graph : readable(join(folder, path));
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    show(document, viewport) {
      graph = JSON.stringify({ ...graphOf(document), viewport });
    },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

function readable(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function graphOf(document: FlowDocument) {
  const shown = drawing(document, 'zh');
  const boxes = new Map(shown.states.map(({ id, box }) => [id, box]));
  const nodes = shown.states.map(({ id, box, title, kind }) => {
    const parent = document.states[id]?.parent ?? document.root;
    const origin = parent === document.root ? undefined : boxes.get(parent);
    const container = kind === 'compound' || kind === 'parallel';
    return {
      id,
      position: { x: box.x - (origin?.x ?? 0), y: box.y - (origin?.y ?? 0) },
      width: box.width,
      height: box.height,
      data: { label: title },
      ...(origin ? { parentId: parent } : {}),
      ...(container ? { type: 'group' } : {}),
    };
  });
  const edges = shown.edges.map(({ id, source, target, chips }) => ({
    id,
    source,
    target,
    type: 'smoothstep',
    label: chips.map(({ text }) => text).join(' '),
  }));
  return { nodes, edges };
}
