import type { UpgradeServer } from './upgrade-server.ts';

type Row = Readonly<Record<string, unknown>>;

/** What the API says about a database, as every release has said it: later ones may add to a row, and number deliveries anew. */
export interface Said {
  readonly flows: readonly Row[];
  readonly versions: readonly Row[];
  readonly orders: readonly Row[];
  readonly journals: Readonly<Record<string, readonly Row[]>>;
  readonly inbox: readonly Row[];
  readonly outbox: readonly Row[];
  readonly timers: readonly Row[];
  readonly channels: readonly Row[];
}

export async function whatIsSaid(server: Pick<UpgradeServer, 'api'>): Promise<Said> {
  const list = async (path: string) => ((await server.api('GET', path)) as { readonly items: readonly Row[] }).items;
  const orders = await list('/orders?limit=200');
  const details = await Promise.all(orders.map(async ({ id }) => (await server.api('GET', `/orders/${id}`)) as Row));
  const journals = await Promise.all(orders.map(async ({ id }) => [String(id), await list(`/orders/${id}/journal?limit=200`)] as const));
  return {
    flows: await list('/flows'),
    versions: await list('/flows/parcel/versions'),
    orders: details,
    journals: Object.fromEntries(journals),
    inbox: (await list('/inbox?limit=200')).map(({ id: _id, ...row }) => row),
    outbox: await list('/outbox?limit=200'),
    timers: await list('/timers?limit=200'),
    channels: await list('/channels'),
  };
}
