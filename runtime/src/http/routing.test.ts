import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestServer, testServer } from './testing.ts';

let server: TestServer;
beforeEach(() => {
  server = testServer();
});
afterEach(() => server.end());

const east = {
  id: 'east',
  when: 'warehouse_HD_stock > 80.0 && carrier_DBL_pickup > 95.0',
  give: { warehouse: 'HD', carrier: 'DBL' },
};
const table = { rules: [east] };

async function tellAll(): Promise<void> {
  const rows = [{ code: 'HD', name: '华东仓', stock: '86%', cover: '上海、江苏' }];
  expect(await server.api('POST', '/facts/import', { kind: 'warehouse', rows })).toMatchObject({ status: 200, body: { saved: 1 } });
  expect(await server.api('PUT', '/facts/carrier/DBL', { name: '德邦', values: { pickup: 96.5 } })).toMatchObject({ status: 204 });
}

it('takes facts with their age, and none that cannot be read', async () => {
  await tellAll();
  expect(await server.api('GET', '/facts?kind=warehouse')).toMatchObject({
    body: { items: [{ code: 'HD', name: '华东仓', values: { stock: { value: 86 }, cover: { value: ['上海', '江苏'] } } }] },
  });
  expect(await server.api('PUT', '/facts/carrier/DBL', { values: { speed: 1 } })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'values.speed' }] },
  });
  const rows = [{ code: '', stock: 'full' }];
  expect(await server.api('POST', '/facts/import', { kind: 'warehouse', rows })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'rows.0.code' }, { path: 'rows.0.stock' }] },
  });
  expect(await server.api('PUT', '/facts/planet/X', { values: {} })).toMatchObject({ status: 404 });
  expect(await server.api('DELETE', '/facts/carrier/DBL')).toMatchObject({ status: 204 });
  expect(await server.api('DELETE', '/facts/carrier/DBL')).toMatchObject({ status: 404 });
});

it('saves a draft, tries it, publishes it and goes back', async () => {
  expect(await server.api('PUT', '/routing/draft', { revision: 0, table })).toMatchObject({
    status: 200,
    body: { revision: 1, problems: [{ path: 'rules.0.when' }, {}, { path: 'rules.0.give.warehouse' }, {}] },
  });
  expect(await server.api('POST', '/routing/publish', { revision: 1 })).toMatchObject({ status: 422, body: { code: 'bad-routing' } });
  await tellAll();
  expect(await server.api('POST', '/routing/try', { table })).toMatchObject({ status: 200, body: { sums: { differing: 0 } } });
  expect(await server.api('POST', '/routing/publish', { revision: 1 })).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await server.api('PUT', '/routing/draft', { revision: 0, table })).toMatchObject({ status: 409, body: { revision: 1 } });
  await server.api('PUT', '/routing/draft', { revision: 1, table: { rules: [] } });
  expect(await server.api('POST', '/routing/publish', { revision: 2, note: '停用' })).toMatchObject({ body: { version: 2 } });
  expect(await server.api('POST', '/routing/rollback', { version: 1 })).toMatchObject({ body: { version: 3 } });
  expect(await server.api('POST', '/routing/rollback', { version: 9 })).toMatchObject({ status: 404 });
  expect(await server.api('GET', '/routing')).toMatchObject({ body: { version: 3, revision: 3, draft: { rules: [{ id: 'east' }] } } });
  expect(await server.api('GET', '/routing/versions')).toMatchObject({ body: { items: [{ version: 3 }, { note: '停用' }, {}] } });
  expect(await server.api('GET', '/routing/overview')).toMatchObject({ body: { loads: [], offers: [] } });
  expect(await server.api('GET', '/orders/none/routes')).toMatchObject({ body: { items: [] } });
});
