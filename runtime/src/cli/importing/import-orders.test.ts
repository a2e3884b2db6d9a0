import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportPlan } from '@orderloom/shared/api';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shopFlow } from '../../engine/testing/flows.ts';
import { type TestServer, testServer } from '../../http/testing.ts';
import {
  fileKindOf,
  type ImportProgress,
  noProgress,
  openReport,
  type Rejected,
  readOrders,
  readRows,
  sendOrders,
} from '../../importing/index.ts';
import { type Caller, NotNow } from '../call-server.ts';
import { sendOverHttp } from './send-over-http.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = ImportPlan.parse({
  flow: 'shop',
  version: 1,
  channel: 'old-shop',
  number: '订单编号',
  fields: { amount: { column: '金额', as: 'money' }, buyer: { column: '买家', as: 'text' } },
  status: { column: '状态', states: { 待付款: ['waiting'], 已发货: ['riding', 'loading'], 完成: ['done'] } },
});
const head = '订单编号,买家,金额,状态\n';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Reads = (ReturnType<typeof readOrders> extends AsyncGenerator<infer One> ? One : never)[];

async function all(path: string, own: Partial<ImportPlan> = {}): Promise<Reads> {
  const reads: Reads = [];
  const used = { ...plan, ...own };
  for await (const read of readOrders(readRows(path, { kind: fileKindOf(path), separator: used.separator }), used, '2026-01-01T00:00:00Z'))
    reads.push(read);
  return reads;
}

const dataOf = (reads: Reads) => reads.map((read) => ('order' in read ? read.order.data : read.rejected.map(({ reason }) => reason.en)));

describe('a file', () => {
  const rows = `${head}A1,"张三, 李四",¥9.90,待付款\nA2,王五,10,完成\n`;
  // "张三" and the headings in the national encoding.
  const gb18030 = Uint8Array.from(
    [...'B6A9B5A5B1E0BAC52CC2F2BCD22CBDF0B6EE2CD7B4CCAC0A41312CD5C5C8FD2C392E39302CCDEAB3C90A'.matchAll(/../g)].map(([hex]) =>
      Number.parseInt(hex, 16),
    ),
  );

  it.each([
    ['with a byte order mark', `\ufeff${rows}`],
    ['with semicolons', rows.replaceAll(/,(?! )/g, ';')],
    ['with tabs', rows.replaceAll(/,(?! )/g, '\t')],
    ['with lines ended as on Windows', rows.replaceAll('\n', '\r\n')],
  ])('is read %s', async (name, content) => {
    expect(dataOf(await all(file(`${name}.csv`, content)))).toEqual([
      { amount: 990, buyer: '张三, 李四' },
      { amount: 1000, buyer: '王五' },
    ]);
  });

  it('is read in the national encoding', async () => {
    expect(dataOf(await all(file('gb.csv', gb18030)))).toEqual([{ amount: 990, buyer: '张三' }]);
  });

  it('of JSON lines keeps long numbers', async () => {
    const lines = '{"订单编号":69210000000000012345,"金额":9.9,"买家":"甲","状态":"完成"}\nnot json\n';
    const reads = await all(file('orders.jsonl', lines));
    expect(reads[0]).toMatchObject({ order: { externalId: '69210000000000012345', data: { amount: 990 }, states: ['done'] } });
    expect(reads[1]).toMatchObject({ row: 2, rejected: [{ row: 2 }] });
  });

  it('gives one order for rows that follow each other, with an entry for each', async () => {
    const own = { rows: { lines: { sku: { column: '买家', as: 'text' }, price: { column: '金额', as: 'money' } } } } as const;
    const reads = await all(file('lines.csv', `${head}A,x,1,完成\nA,y,2.5,完成\nB,z,3,完成\n`), own);
    expect(dataOf(reads)).toMatchObject([
      {
        lines: [
          { sku: 'x', price: 100 },
          { sku: 'y', price: 250 },
        ],
      },
      { lines: [{ sku: 'z' }] },
    ]);
  });

  it('counts the time since a column, in its zone', async () => {
    const reads = await all(file('since.csv', '订单编号,买家,金额,状态,时间\nA,x,1,完成,2026-01-02 08:00\n'), {
      since: { column: '时间' },
    });
    expect(reads[0]).toMatchObject({ order: { since: '2026-01-02T00:00:00.000Z' } });
  });

  it('says what is wrong, and where', async () => {
    const reads = await all(file('bad.csv', `${head}A,x,1.005,完成\nB,x,1,飞了\n,x,1,完成\nC,x\n`));
    expect(reads.flatMap((read) => ('rejected' in read ? read.rejected : []))).toMatchObject([
      { row: 2, order: 'A', column: '金额' },
      { row: 3, order: 'B', column: '状态' },
      { row: 4, column: '订单编号' },
      { row: 5, reason: { zh: '有 2 列，表头有 4 列' } },
    ]);
  });
});

describe('sent to a server', () => {
  let server: TestServer;
  let rejected: Rejected[];
  let kept: ImportProgress[];

  beforeEach(async () => {
    server = testServer();
    rejected = [];
    kept = [];
    const { id, ...document } = shopFlow();
    await server.api('POST', '/flows', { id, document: { id, ...document } });
    await server.api('POST', '/flows/shop/publish', { revision: 1, note: '' });
  });
  afterEach(() => server.end());

  const call: Caller = async (method, path, schema, body) => {
    const answer = await server.api(method, path.replace(/^\/api/, ''), body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return schema.parse(answer.body);
  };
  const content = `${head}${Array.from({ length: 450 }, (_, at) => `N${at},x,${at}.05,${at % 2 ? '完成' : '已发货'}\n`).join('')}N7,x,1,完成\nN900,x,much,完成\n`;
  const send = (path: string, from = noProgress, caller = call) =>
    sendOrders(
      {
        send: sendOverHttp({ call: caller, plan, tried: false, run: 'r1' }),
        reject: (rows) => void rejected.push(...rows),
        keep: (progress) => kept.push(progress) > 0,
      },
      readOrders(readRows(path, { kind: fileKindOf(path) }), plan, '2026-01-01T00:00:00Z'),
      from,
    );

  it('every order is there once, in its state, with its money; the rest is told', async () => {
    expect(await send(file('many.csv', content))).toMatchObject({ imported: 450, exists: 1, refused: 1 });

    expect(rejected).toMatchObject([
      { row: 452, order: 'N7' },
      { row: 453, order: 'N900', column: '金额' },
    ]);
    const found = await server.api('GET', '/orders?text=N449');
    expect(found.body).toMatchObject({ items: [{ externalId: 'N449', status: 'done' }] });
  });

  it('cut off, it goes on, and nothing is lost or doubled', async () => {
    const path = file('cut.csv', content);
    let calls = 0;
    const dying: Caller = async (method, address, schema, body) => {
      calls += 1;
      if (calls === 1) return call(method, address, schema, body);
      await call(method, address, schema, body);
      // It was done, but the answer is lost.
      throw new Error('cut');
    };
    await expect(send(path, noProgress, dying)).rejects.toThrow('cut');

    expect(await send(path, kept.at(-1) ?? noProgress)).toMatchObject({ imported: 450, exists: 1, refused: 1 });
  });

  it('waits for a server that is away', async () => {
    let calls = 0;
    const late: Caller = async (method, address, schema, body) => {
      calls += 1;
      if (calls === 1) throw new NotNow('away');
      return call(method, address, schema, body);
    };
    expect(await send(file('late.csv', `${head}A,x,1,完成\n`), noProgress, late)).toMatchObject({ imported: 1 });
  });
});

it('the report of rejections is safe in a spreadsheet, and goes on where it was', () => {
  const path = join(folder, 'report.csv');
  const row = { row: 2, order: '=1+1', column: 'a"b', reason: { zh: '错', en: 'wrong' } };
  const first = openReport(path, 0);
  first.add([row]);
  const bytes = first.bytes();
  first.add([row]);
  first.close();
  const second = openReport(path, bytes);
  second.add([{ ...row, row: 3 }]);
  second.close();
  expect(readFileSync(path, 'utf8').split('\r\n').slice(1)).toEqual([
    `"2","'=1+1","a""b","错","wrong"`,
    `"3","'=1+1","a""b","错","wrong"`,
    '',
  ]);
});
