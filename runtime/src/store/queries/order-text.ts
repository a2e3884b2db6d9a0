import type { Connection } from '../connect.ts';
import type { OrderFilter } from '../reading-types.ts';
import { createCandidates, type SearchIndex } from '../search/index.ts';
import { type createOrderStreams, newestFirst, type Place, type Reach, type Span } from './order-streams.ts';

/** So many of the newest orders are looked through before the index is asked: a frequent text has filled the page by then. */
const lookedThrough = 100;
/** One or two letters or digits stand in many texts, and cost the index more. */
const lookedThroughForShort = 1_000;
const checkedAtOnce = 100;
/** Beyond the year 2200; a number of milliseconds that entries can be told by. */
const furthest = 2 ** 43 - 1;

type Streams = ReturnType<typeof createOrderStreams>;

interface Text extends Place {
  readonly tenant: string;
  readonly flow: string;
  readonly channel: string;
  readonly status: string;
  readonly search: string;
  readonly states: string;
}

interface Reader {
  get(row: number): Text | undefined;
}

interface Wanted {
  readonly tenant: string;
  readonly text: string;
  readonly reach: Reach;
  readonly span: Span;
  readonly limit: number;
}

const texts = `SELECT row, created_at AS createdAt, tenant, flow, channel, status, search, states FROM orders`;

/** The newest orders of a filter that hold a text; without an index of texts all orders of the filter are looked through. */
export function createTextSearch(connection: Connection, streams: Streams, index: SearchIndex | undefined) {
  const { raw, checkTime } = connection;
  const textOf = raw.prepare<[number], Text>(`${texts} WHERE row = ?`);

  /** Goes through the lists of the filter from `span.after` on, until the page is full or `most` were seen; gives where it came to. */
  function lookThrough({ tenant, text, reach, span, limit }: Wanted, most: number) {
    const found: Place[] = [];
    let { after } = span;
    for (let seen = 0; seen < most && found.length < limit; seen += checkedAtOnce) {
      checkTime();
      const places = streams.newest(tenant, reach, { ...span, after }, checkedAtOnce);
      found.push(...places.filter(({ row }) => textOf.get(row)?.search.includes(text)));
      after = places.at(-1) ?? after;
      if (places.length < checkedAtOnce) return { found, after: undefined };
    }
    return { found, after };
  }

  const indexed = index && createIndexedSearch(connection, index, textOf, streams);

  return (tenant: string, filter: OrderFilter & { readonly text: string }, span: Span, limit: number): Place[] => {
    const wanted = { tenant, text: filter.text.toLowerCase(), reach: filter, span, limit };
    const { found, after } = lookThrough(wanted, indexed ? patienceFor(wanted.text) : Number.POSITIVE_INFINITY);
    if (after === undefined || found.length >= limit || !indexed) return found.slice(0, limit);
    return [...found, ...indexed({ ...wanted, span: { ...span, after }, limit: limit - found.length })];
  };
}

function patienceFor(text: string): number {
  return text.length <= 2 && Buffer.byteLength(text) === text.length ? lookedThroughForShort : lookedThrough;
}

/** Asks the index, and adds what the index has not followed yet. */
function createIndexedSearch({ raw, checkTime }: Connection, index: SearchIndex, textOf: Reader, { hasReason }: Streams) {
  const candidates = createCandidates(raw, index);
  // By their numbers, not by an index: they lie at the end of the table.
  const touchedAfter = raw.prepare<[number], number>('SELECT order_row FROM journal NOT INDEXED WHERE row > ?').pluck();
  const ordersAfter = raw.prepare<[number], number>('SELECT row FROM orders NOT INDEXED WHERE row > ?').pluck();

  function belongs(one: Text, wanted: Wanted): boolean {
    const { reason } = wanted.reach;
    return holds(one, wanted) && (reason === undefined || hasReason(wanted.tenant, reason, one));
  }

  /** What is not in the index, or not as it is now. */
  function findApart(wanted: Wanted, apart: Iterable<number>): Place[] {
    const found: Place[] = [];
    for (const row of apart) {
      checkTime();
      const one = textOf.get(row);
      if (one && belongs(one, wanted)) found.push(one);
    }
    return found;
  }

  function* textsFrom({ tenant, text, span }: Wanted): Generator<Text> {
    for (const row of candidates.find(tenant, text, span.from, Math.min(span.after.createdAt, furthest))) {
      checkTime();
      const one = textOf.get(row);
      if (one) yield one;
    }
  }

  function addIndexed(page: Page, wanted: Wanted, apart: ReadonlySet<number>): void {
    for (const one of textsFrom(wanted)) {
      if (page.isFull(one.createdAt)) break;
      if (!apart.has(one.row) && belongs(one, wanted)) page.add(one);
    }
  }

  return (wanted: Wanted): Place[] => {
    // The index may follow further while this is read, but never loses anything.
    const { journal, building } = index.progress();
    const apart = new Set([...touchedAfter.iterate(journal), ...(building === null ? [] : ordersAfter.iterate(building))]);
    const page = new Page(findApart(wanted, apart), wanted.limit);
    addIndexed(page, wanted, apart);
    return page.places();
  };
}

/** Gathers the newest places out of some in any order and others that come the newest first but within one millisecond. */
class Page {
  private readonly limit: number;
  private found: Place[];

  constructor(found: readonly Place[], limit: number) {
    this.found = [...found].sort(newestFirst);
    this.limit = limit;
  }

  add(place: Place): void {
    this.found.push(place);
    this.found.sort(newestFirst);
    this.found.length = Math.min(this.found.length, this.limit);
  }

  /** Whether nothing that comes after an order of this time belongs on the page. */
  isFull(createdAt: number): boolean {
    const last = this.found[this.limit - 1];
    return last !== undefined && last.createdAt > createdAt;
  }

  places(): Place[] {
    return this.found.slice(0, this.limit);
  }
}

function holds(one: Text, { tenant, text, reach, span }: Wanted): boolean {
  return (
    one.tenant === tenant &&
    one.createdAt >= span.from &&
    newestFirst(span.after, one) < 0 &&
    one.search.includes(text) &&
    (['flow', 'channel', 'status'] as const).every((name) => reach[name] === undefined || reach[name] === one[name]) &&
    (reach.state === undefined || (JSON.parse(one.states) as readonly string[]).includes(reach.state))
  );
}
