import { library } from '@orderloom/machines';
import { afterAll, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { type Answer, testServer, told } from './testing.ts';

const server = testServer();
afterAll(() => server.end());

const create = (body: unknown) => server.api('POST', '/flows', body);
const draftOf = (answer: Answer) => (answer.body as unknown as { draft: ReturnType<typeof shopFlow> }).draft;

describe('creating', () => {
  it('begins blank, under a name', async () => {
    const answer = await create({ name: { zh: '新流程' } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: { zh: '新流程' }, revision: 1, version: null, states: 0, published: null });
  });

  it.each(library.map((machine) => machine.id))('begins from the machine %s, twice', async (template) => {
    const [one, two] = [await create({ template }), await create({ template })];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(told(one, 'id')).not.toBe(told(two, 'id'));
    expect((await server.api('POST', `/flows/${told(one, 'id')}/publish`, { revision: 1 })).status).toBe(201);
  });

  it('takes a whole document under its own id, once', async () => {
    expect((await create({ document: shopFlow('whole') })).body).toMatchObject({ id: 'whole' });
    expect((await create({ document: shopFlow('whole') })).body).toMatchObject({ status: 409, code: 'id-taken' });
  });

  it('refuses an unknown template and a broken document', async () => {
    expect((await create({ template: 'none' })).body).toMatchObject({ status: 422, code: 'unknown-template' });
    const broken = { ...shopFlow('broken'), root: 'nowhere' };
    expect((await create({ document: broken })).body).toMatchObject({ code: 'bad-document', errors: [{ path: 'root' }] });
  });

  it('lists what is there and the library', async () => {
    expect((await server.api('GET', '/flows')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id: 'whole' })]),
    });
    const templates = (await server.api('GET', '/templates')).body as { items: { id: string }[] };
    expect(templates.items.map((item) => item.id)).toEqual(library.map((machine) => machine.id));
  });
});

describe('saving', () => {
  it('keeps the draft and counts its revision; a save that comes too late gets the stored one', async () => {
    const flow = await create({ document: shopFlow('saved') });
    const document = { ...draftOf(flow), name: { en: 'Renamed' } };
    const save = (revision: number) => server.api('PUT', '/flows/saved/draft', { revision, document });
    expect((await save(1)).body).toMatchObject({ revision: 2, name: { en: 'Renamed' } });
    expect((await save(1)).body).toMatchObject({ status: 409, code: 'revision-conflict', revision: 2 });
    expect((await server.api('PUT', '/flows/none/draft', { revision: 1, document })).status).toBe(404);
  });
});

describe('checking and publishing', () => {
  it('publishes, freezes, and knows that the draft went on', async () => {
    const flow = await create({ document: shopFlow('life') });
    const publish = (revision: number) => server.api('POST', '/flows/life/publish', { revision, note: 'first' });
    expect((await publish(9)).body).toMatchObject({ status: 409, revision: 1 });
    expect((await publish(1)).body).toMatchObject({ version: 1, note: 'first', publishedBy: 'person:admin', activeOrders: 0 });
    await server.api('PUT', '/flows/life/draft', { revision: 1, document: { ...draftOf(flow), name: { en: 'Later' } } });
    expect((await server.api('GET', '/flows/life')).body).toMatchObject({ version: 1, dirty: true, published: { name: { en: 'life' } } });
    expect((await server.api('GET', '/flows/life/versions')).body).toMatchObject({ items: [{ version: 1 }] });
    expect((await server.api('GET', '/flows/life/versions/1')).body).toMatchObject({ document: { name: { en: 'life' } } });
    expect((await server.api('GET', '/flows/life/versions/2')).status).toBe(404);
    expect((await server.api('GET', '/flows/none/versions')).status).toBe(404);
  });

  it('lets a story that comes differently block, at the line where it does', async () => {
    const story = { id: 'story1', order: 0, name: { en: 'Pays' }, data: {}, steps: [{ do: { advance: '1s' }, in: ['nowhere'] }] };
    expect((await create({ document: { ...shopFlow('told'), stories: { story1: story } } })).status).toBe(201);
    const refused = await server.api('POST', '/flows/told/publish', { revision: 1 });
    const errors = expect.arrayContaining([expect.objectContaining({ code: 'broken-story', path: 'stories.story1.steps.0' })]);
    expect(refused.body).toMatchObject({ status: 422, code: 'findings-block', errors });
  });

  it('lets a broken policy block, with the way on which it breaks, and publishes once it holds', async () => {
    const policy = { id: 'p1', order: 0, severity: 'error', type: 'eventually', event: 'pay', states: ['waiting'] } as const;
    const document = { ...shopFlow('promised'), policies: { p1: policy } };
    expect((await create({ document })).status).toBe(201);
    const refused = await server.api('POST', '/flows/promised/publish', { revision: 1 });
    expect(refused.body).toMatchObject({ status: 422, code: 'findings-block' });
    const [error] = (refused.body as { errors: { code: string; path: string; message: { en: string; zh: string } }[] }).errors;
    expect(error).toMatchObject({ code: 'broken-policy', path: 'policies.p1' });
    expect(error?.message.en).toContain('For example: The order is created');
    expect(error?.message.zh).toContain('例如：订单创建');
    const mended = { ...document, policies: { p1: { ...policy, states: Object.keys(document.states) } } };
    await server.api('PUT', '/flows/promised/draft', { revision: 1, document: mended });
    expect((await server.api('POST', '/flows/promised/publish', { revision: 2 })).body).toMatchObject({ version: 1 });

    const { policies: _gone, ...free } = mended;
    await server.api('PUT', '/flows/promised/draft', { revision: 2, document: free });
    expect((await server.api('GET', '/flows/promised')).body).toMatchObject({ dirty: true });
    expect((await server.api('POST', '/flows/promised/publish', { revision: 3 })).body).toMatchObject({ version: 2 });
    expect((await server.api('GET', '/flows/promised')).body).toMatchObject({ dirty: false });
    const { items } = (await server.api('GET', '/flows/promised/versions')).body as { items: { hash: string }[] };
    expect(items[0]?.hash).toBe(items[1]?.hash);
  });

  it('lets errors block, with what and where', async () => {
    const document = shopFlow('faulty');
    const states = { ...document.states, root: { ...document.states.root, initial: null } };
    expect((await create({ document: { ...document, states } })).status).toBe(201);
    const refused = await server.api('POST', '/flows/faulty/publish', { revision: 1 });
    expect(refused.body).toMatchObject({ status: 422, code: 'findings-block', errors: expect.any(Array) });
    const checked = (await server.api('POST', '/flows/faulty/check')).body as { findings: { severity: string }[] };
    expect(checked.findings.some((finding) => finding.severity === 'error')).toBe(true);
    const fresh = await server.api('POST', '/flows/faulty/check', { document: shopFlow('faulty') });
    expect((fresh.body as typeof checked).findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it('deletes only what was never published', async () => {
    await create({ document: shopFlow('gone') });
    expect((await server.api('DELETE', '/flows/gone')).status).toBe(204);
    expect((await server.api('DELETE', '/flows/gone')).status).toBe(404);
    expect((await server.api('DELETE', '/flows/life')).body).toMatchObject({ status: 409, code: 'published' });
  });
});

describe('exchange', () => {
  it('gives a file that comes back as the same flow', async () => {
    await create({ document: shopFlow('moved') });
    const answer = await server.runtime.app.request('/api/flows/moved/export?format=flow', {
      headers: { authorization: 'Bearer a-token-of-tests' },
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="moved.flow.json"');
    const text = await answer.text();
    await server.api('DELETE', '/flows/moved');
    const back = await server.api('POST', '/flows/import', { format: 'flow', text });
    expect(back.status).toBe(201);
    expect(draftOf(back)).toEqual(shopFlow('moved'));
    const second = await server.api('POST', '/flows/import', { format: 'flow', text });
    expect(told(second, 'id')).not.toBe('moved');
  });

  it('writes every format that can be written, for the draft and for a version', async () => {
    const { items } = (await server.api('GET', '/formats')).body as unknown as { items: { id: string; writes: boolean }[] };
    for (const { id } of items.filter((item) => item.writes)) {
      for (const version of ['', '&version=1']) {
        const answer = await server.api('GET', `/flows/life/export?format=${id}${version}`);
        expect([id, answer.status]).toEqual([id, 200]);
      }
    }
  });

  it('refuses unknown formats, versions and unreadable texts', async () => {
    expect((await server.api('GET', '/flows/life/export?format=none')).body).toMatchObject({ code: 'unknown-format' });
    expect((await server.api('GET', '/flows/life/export?format=flow&version=9')).body).toMatchObject({ code: 'unknown-version' });
    const text = '{"states":{"a":{"invoke":{"src":"x","systemId":"y"}}}}';
    expect((await server.api('POST', '/flows/import', { format: 'none', text })).body).toMatchObject({ code: 'unknown-format' });
    expect((await server.api('POST', '/flows/import', { format: 'xstate-json', text: '{' })).body).toMatchObject({
      code: 'not-convertible',
    });
  });
});
