import { createHash } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type Served, sandwich, servePlatform, shanghai } from './platform.ts';

export const taobaoSecrets = { appKey: '23000009', appSecret: 'taobao-secret-of-tests', session: 'taobao-session' };

export interface TaobaoTrade {
  /** Longer than a double holds. */
  readonly tid: string;
  status: string;
  payment: string;
  modified: number;
  readonly created: number;
  paid?: number;
}

interface Waiting {
  readonly id: bigint;
  readonly topic: string;
  readonly content: string;
}

export interface Taobao extends Served {
  readonly trades: Map<string, TaobaoTrade>;
  readonly confirmed: Set<bigint>;
  /** Keeps a message until it is confirmed; it is sent to whoever pulls. */
  push(topic: string, content: string): bigint;
}

/** A message channel in frames of bytes that are put together here by hand, and an API that checks signatures. */
export async function serveTaobao(port = 0): Promise<Taobao> {
  const trades = new Map<string, TaobaoTrade>();
  const waiting = new Map<bigint, Waiting>();
  const confirmed = new Set<bigint>();
  let next = 4_125_000_000_000_000_101n;

  function hear(socket: WebSocket, bytes: Buffer): void {
    const { type, fields, token } = parse(bytes);
    if (type === 0) socket.send(isSigned(fields) ? accepted() : refused('sign is wrong'));
    else if (token !== theToken) socket.terminate();
    else serveMessages(socket, fields);
  }

  function serveMessages(socket: WebSocket, { __kind: kind, id }: Fields): void {
    if (kind === 1n) for (const message of waiting.values()) socket.send(dataFrame(message));
    if (kind !== 2n || typeof id !== 'bigint') return;
    confirmed.add(id);
    waiting.delete(id);
  }

  const served = await servePlatform(
    {
      api: (_, body) => answerCall(Object.fromEntries(new URLSearchParams(body)), trades),
      onSocket: (socket) => socket.on('message', (data) => hear(socket, data as Buffer)),
    },
    port,
  );
  return Object.assign(served, {
    trades,
    confirmed,
    push(topic: string, content: string) {
      const id = next++;
      waiting.set(id, { id, topic, content });
      return id;
    },
  });
}

type Fields = Readonly<Record<string, string | bigint | null>>;

const theToken = 'the-token';

function isSigned({ app_key: key, group_name: group, timestamp, sign }: Fields): boolean {
  const secret = taobaoSecrets.appSecret;
  const text = `${secret}app_key${key}group_name${group}timestamp${timestamp}${secret}`;
  return createHash('md5').update(text).digest('hex').toUpperCase() === sign;
}

function accepted(): Buffer {
  return Buffer.concat([Buffer.from([2, 1]), header(5), counted(theToken), header(0)]);
}

function header(type: number): Buffer {
  return Buffer.from([type & 255, type >> 8]);
}

function counted(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32LE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

function refused(phrase: string): Buffer {
  return Buffer.concat([Buffer.from([2, 1]), header(2), Buffer.from([100, 0, 0, 0]), header(3), counted(phrase), header(0)]);
}

function named(name: string, format: number, value: Buffer): Buffer {
  return Buffer.concat([header(1), counted(name), Buffer.from([format]), value]);
}

function long(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}

function dataFrame({ id, topic, content }: Waiting): Buffer {
  const text = (name: string, value: string) => named(name, 1, counted(value));
  const parts = [
    Buffer.from([2, 2]),
    header(5),
    counted(theToken),
    named('__kind', 2, Buffer.from([3])),
    named('id', 5, long(id)),
    text('topic', topic),
    text('content', content),
    text('publisher', taobaoSecrets.appKey),
    named('outtime', 6, long(BigInt(Date.now()))),
    header(0),
  ];
  return Buffer.concat(parts);
}

/** Whole numbers come as big ones, whatever their length. */
function parse(bytes: Buffer) {
  const fields: Record<string, string | bigint | null> = {};
  let token: string | undefined;
  let at = 2;
  const text = () => {
    const length = bytes.readInt32LE(at);
    at += 4 + length;
    return bytes.toString('utf8', at - length, at);
  };
  const whole = (length: 1 | 2 | 4 | 8) => {
    at += length;
    return length === 8 ? bytes.readBigInt64LE(at - 8) : BigInt(bytes.readIntLE(at - length, length));
  };
  const sizes = { 2: 1, 3: 2, 4: 4, 5: 8, 6: 8 } as const;
  for (let type = whole(2); type !== 0n; type = whole(2)) {
    if (type === 5n) token = text();
    else {
      const name = text();
      const format = Number(whole(1));
      fields[name] = format === 0 ? null : format === 1 ? text() : whole(sizes[format as keyof typeof sizes]);
    }
  }
  return { type: bytes[1], fields, token };
}

function answerCall({ sign, ...fields }: Readonly<Record<string, string>>, trades: Taobao['trades']) {
  const method = fields.method ?? '';
  const refusal = (code: number, msg: string) => ({ method, answer: { error_response: { code, msg } } });
  if (sandwich(taobaoSecrets.appSecret, fields) !== sign) return refusal(25, 'Invalid signature');
  if (fields.session !== taobaoSecrets.session) return refusal(27, 'Invalid session');
  if (method === 'taobao.trade.fullinfo.get') {
    const trade = trades.get(fields.tid ?? '');
    return trade ? { method, answer: `{"trade_fullinfo_get_response":{"trade":${shown(trade)}}}` } : refusal(15, 'trade not exist');
  }
  const [since, until] = [fields.start_modified, fields.end_modified].map((text) => Date.parse(`${text?.replace(' ', 'T')}+08:00`));
  const rows = [...trades.values()].filter(({ modified }) => modified >= (since ?? 0) && modified <= (until ?? 0) + 999);
  const size = Number(fields.page_size);
  const from = (Number(fields.page_no) - 1) * size;
  if (method === 'taobao.refunds.receive.get') return { method, answer: { refunds_receive_get_response: { total_results: 0 } } };
  const list = rows
    .slice(from, from + size)
    .map(({ tid, status, modified }) => `{"tid":${tid},"status":"${status}","modified":"${shanghai(modified)}"}`);
  return {
    method,
    answer: `{"trades_sold_increment_get_response":{"total_results":${rows.length},"trades":{"trade":[${list.join(',')}]}}}`,
  };
}

/** Ids stand there as numbers, as the platform writes them. */
function shown({ tid, status, payment, created, paid, modified }: TaobaoTrade): string {
  const line = `{"oid":${tid}1,"outer_sku_id":"TEA","title":"茶","num":1,"price":"${payment}","divide_order_fee":"${payment}","refund_status":"NO_REFUND"}`;
  const pay = paid === undefined ? '' : `"pay_time":"${shanghai(paid)}",`;
  const times = `"created":"${shanghai(created)}",${pay}"modified":"${shanghai(modified)}"`;
  return `{"tid":${tid},"status":"${status}","payment":"${payment}",${times},"seller_nick":"店","orders":{"order":[${line}]}}`;
}
