import { type AuditEntry, accessRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import { csvText } from '../exporting/index.ts';
import type { AuditRow } from '../store/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentAudit } from './present-access.ts';

const pageSize = 500;
const columns = ['id', 'at', 'actor', 'action', 'target', 'outcome', 'reason', 'address'] as const satisfies readonly (keyof AuditEntry)[];

const formats = {
  csv: { media: 'text/csv; charset=utf-8', head: `\ufeff${columns.join(',')}\r\n`, line: csvLine },
  jsonl: { media: 'application/jsonl; charset=utf-8', head: '', line: (entry: AuditEntry) => `${JSON.stringify(entry)}\n` },
} as const;

/** What was done, by whom, and from where. */
export function serveAudit(app: Hono<Environment>, { store }: HttpDeps): void {
  implement(app, accessRoutes.listAudit, ({ actor, query }) => {
    const page = store.access.audit(actor.tenant, query);
    return { items: page.items.map(presentAudit), next: page.next };
  });

  implement(app, accessRoutes.exportAudit, ({ actor, query: { format, ...filter } }) => {
    const { media, head, line } = formats[format];
    let cursor: string | null | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
      /** One page when the reader wants more, so that a long audit is neither held in memory nor keeps the others waiting. */
      pull(controller) {
        if (cursor === null) return controller.close();
        const page = store.access.audit(actor.tenant, { ...filter, limit: pageSize, cursor });
        cursor = page.next;
        const text = page.items.map((row: AuditRow & { readonly row: number }) => line(presentAudit(row))).join('');
        if (text === '') controller.close();
        else controller.enqueue(new TextEncoder().encode(text));
      },
    });
    const disposition = `attachment; filename="audit.${format}"`;
    return new Response(body, { headers: { 'content-type': media, 'content-disposition': disposition, 'cache-control': 'no-store' } });
  });
}

function csvLine(entry: AuditEntry): string {
  return `${columns.map((name) => csvText(entry[name])).join(',')}\r\n`;
}
