import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { library } from '@orderloom/machines';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { testServer } from '../http/testing.ts';
import { runCommand } from './run-command.ts';
import type { Terminal } from './terminal.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bundle = join(root, 'runtime/dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'orderloom-cli-'));
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'runtime/bin/orderloom.mjs'), '--help'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function orderloom(words: readonly string[], input = '', environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bundle, ...words], {
      cwd: folder,
      env: { LANG: 'C', ...environment },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (error += part.toString()));
    child.on('close', (code) => resolve({ code, out, error }));
    child.stdin.end(input);
  });
}

/** The same command line without a process of its own. */
async function inProcess(words: readonly string[]): Promise<Ended> {
  const ended = { code: 0, out: '', error: '' };
  const terminal: Terminal = {
    environment: { ORDERLOOM_DATA: at('nowhere') },
    stdin: Readable.from([]),
    out: (line) => (ended.out += `${line}\n`),
    raw: (text) => (ended.out += text),
    say: (line) => (ended.error += `${line}\n`),
    exit: (code) => (ended.code = code),
  };
  await runCommand(
    words.map((word) => (word.endsWith('.json') ? at(word) : word)),
    terminal,
    async () => {},
  );
  return { ...ended, error: ended.error.replaceAll(`${folder}/`, '') };
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('check and compile', () => {
  it.each(library.map((machine) => machine.id))('finds no error in %s', async (id) => {
    expect((await orderloom(['check', id])).code).toBe(0);
    expect(JSON.parse((await orderloom(['compile', id])).out)).toMatchObject({ id });
  });

  it('tells errors with place, sentence and remedy, in the language asked for, and ends with 1', async () => {
    const document = shopFlow();
    const states = { ...document.states, root: { ...document.states.root, initial: null } };
    writeFileSync(at('faulty.json'), JSON.stringify({ ...document, states }));
    const [english, chinese] = await Promise.all([
      orderloom(['check', 'faulty.json']),
      orderloom(['check', 'faulty.json', '--locale', 'zh']),
    ]);
    expect([english?.code, chinese?.code]).toEqual([1, 1]);
    expect(english?.out).toMatch(/^error {2}/m);
    expect(chinese?.out).toMatch(/^错误 {2}/m);
    const { out } = await orderloom(['check', 'faulty.json', '--json']);
    expect((JSON.parse(out) as { findings: object[] }).findings[0]).toMatchObject({ severity: 'error', mend: { zh: expect.any(String) } });
    expect((await orderloom(['compile', 'faulty.json'])).code).toBe(1);
  });
});

describe('exchange', () => {
  it('exports, imports and gets the same flow back', async () => {
    expect((await orderloom(['export', 'standard-retail', '--format', 'xstate-json', '-o', 'out/x.json'])).code).toBe(0);
    expect((await orderloom(['import', 'out/x.json', '--format', 'xstate-json', '-o', 'back.json'])).code).toBe(0);
    const flow = library.find((machine) => machine.id === 'standard-retail')?.document;
    expect(Object.keys(JSON.parse(readFileSync(at('back.json'), 'utf8')).states)).toHaveLength(Object.keys(flow?.states ?? {}).length);
    expect((await orderloom(['check', 'back.json'])).code).toBe(0);
  });

  it.each(['scxml', 'svg'])('tells a file of %s by its content', async (format) => {
    expect((await inProcess(['export', 'return-refund', '--format', format, '-o', at(`known.${format}`)])).code).toBe(0);
    expect((await inProcess(['import', at(`known.${format}`), '--id', 'known', '-o', 'known.json'])).code).toBe(0);
    expect(JSON.parse(readFileSync(at('known.json'), 'utf8'))).toMatchObject({ id: 'known', format: 'orderloom.flow' });
  });

  it('says what came in differently', async () => {
    writeFileSync(at('arrow.mmd'), 'stateDiagram-v2\n[*] --> a\na --> b\n');
    const ended = await inProcess(['import', at('arrow.mmd'), '--locale', 'en', '-o', 'arrow.json']);
    expect(ended).toMatchObject({ code: 0, error: expect.stringContaining('Line 3: the arrow without a text became the event "to_b".') });
  });

  it('says on stderr what an imported flow leaves to be defined', async () => {
    const config = { id: 'light', initial: 'a', states: { a: { on: { go: { target: 'b', guard: 'isGreen' } } }, b: {} } };
    const ended = await orderloom(['import', '-', '--format', 'xstate-json', '-o', 'light.json'], JSON.stringify(config));
    expect(ended).toMatchObject({ code: 0, out: '', error: expect.stringContaining('isGreen') });
    const events = '{"type":"go"}\n\n{"set":{"isGreen":true}}\n{"type":"go"}\n';
    const run = await orderloom(['simulate', 'light.json', '--events', '-'], events);
    expect(lines(run.out).map((line) => [line.value, line.changed])).toEqual([
      ['a', false],
      ['a', false],
      ['a', false],
      ['b', true],
    ]);
  });
});

describe('simulate', () => {
  it('fires timers in virtual time', async () => {
    writeFileSync(at('events.jsonl'), '{"advance":"29m"}\n{"advance":60000}\n');
    const run = await orderloom(['simulate', 'standard-retail', '--events', 'events.jsonl']);
    expect(lines(run.out).map((line) => [line.changed, line.status])).toEqual([
      [false, 'active'],
      [false, 'active'],
      [true, 'done'],
    ]);
  });

  it('stops at a line that is wrong, and says where', async () => {
    const run = await orderloom(['simulate', 'standard-retail', '--events', '-'], '{"advance":"1m"}\n{"advance":\n');
    expect(run.code).toBe(2);
    expect(run.error).toMatch(/^stdin:2: /);
    expect(lines(run.out)).toHaveLength(2);
    expect((await orderloom(['simulate', 'standard-retail', '--events', '-'], '{"what":1}')).error).toMatch(/^stdin:1: /);
  });
});

describe('mistakes end with lines and 2, never with a stack trace', () => {
  writeFileSync(at('bad.json'), '{"format":');
  writeFileSync(at('shape.json'), '{"schemaVersion":1,"format":"orderloom.flow","states":5}');
  it.each([
    ['', ['check', 'none']],
    ['bad.json: ', ['check', 'bad.json']],
    ['shape.json: id: ', ['check', 'shape.json']],
    ['', ['check']],
    ['', ['nonsense']],
    ['', []],
    ['', ['check', 'standard-retail', '--locale', 'fr']],
    ['--format: ', ['export', 'standard-retail', '--format', 'none']],
    ['', ['export', 'standard-retail']],
    ['none.json: ', ['import', 'none.json']],
    ['bad.json: ', ['import', 'bad.json']],
    ['--events: ', ['simulate', 'standard-retail', '--events', 'none']],
    ['--start: ', ['simulate', 'standard-retail', '--events', '-', '--start', '{']],
    ['--start', ['simulate', 'standard-retail', '--events', '-', '--start', '{"amount":"x"}']],
    ['none: ', ['verify', '--data', 'none']],
    ['--token', ['send', 'o', 'e']],
    ['http://127.0.0.1:9: ', ['send', 'o', 'e', '--token', 't', '--url', 'http://127.0.0.1:9']],
  ])('%s %j', async (start, words) => {
    const ended = await inProcess(words);
    expect(ended.code).toBe(2);
    expect(ended.error.startsWith(start)).toBe(true);
    expect(ended.error).not.toBe('');
    expect(ended.error).not.toMatch(/\n\s+at /);
  });
});

it('verifies every order of a data folder, and finds stored flows there', async () => {
  const server = testServer({ folder: at('data') });
  await server.api('POST', '/flows', { document: shopFlow('kept') });
  await server.api('POST', '/flows/kept/publish', { revision: 1 });
  for (const number of ['1', '2', '3']) await server.api('POST', '/orders', { flow: 'kept', externalId: number });
  await server.runtime.stop();
  expect(await orderloom(['verify', '--data', 'data'])).toMatchObject({ code: 0, out: '3 orders, 3 journal entries, 0 differences\n' });
  expect((await orderloom(['compile', 'kept', '--data', 'data'])).code).toBe(0);
  expect((await orderloom(['compile', 'kept'], '', { ORDERLOOM_DATA: at('data') })).code).toBe(0);
});
