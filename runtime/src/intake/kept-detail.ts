import type { Json } from '@orderloom/shared/base';
import type { ChannelMessage } from '../channels/index.ts';
import type { InboxRow } from '../store/index.ts';

/** How a delivery is kept from now on. */
export interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const mark = ':detail';

/** A message together with what its platform said when asked, so that replaying it needs no second call; undefined: as it is. */
export function keepWithDetail(row: InboxRow, { detail }: ChannelMessage): Kept | undefined {
  if (detail === undefined) return undefined;
  return { headers: { ...row.headers, [mark]: '1' }, body: JSON.stringify({ message: openKept(row).body, detail }) };
}

/** The message as it came, and what was asked for it. */
export function openKept({ body, headers }: InboxRow): { readonly body: string; readonly detail?: Json } {
  if (headers[mark] === undefined) return { body };
  const kept = JSON.parse(body) as { readonly message: string; readonly detail: Json };
  return { body: kept.message, detail: kept.detail };
}
