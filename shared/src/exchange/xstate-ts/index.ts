import type { Problem } from '../../base/problem.ts';
import { ok, type Result } from '../../base/result.ts';
import { textOf } from '../../base/text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { defineFormat, type ReadOptions } from '../define-format.ts';
import { readConfig } from '../xstate-json/read-config.ts';
import { Code, print } from './code.ts';
import { FileParts } from './file-parts.ts';
import { readTypeScript } from './read-typescript.ts';
import { runtimeFor } from './runtime-source.ts';
import { stateConfig } from './write-state.ts';
import { typesSource } from './write-types.ts';

/** A TypeScript file that builds the machine with XState v5 and runs as it stands. */
export const xstateTs = defineFormat({
  id: 'xstate-ts',
  label: { zh: 'XState TypeScript 文件', en: 'XState TypeScript file' },
  extension: 'ts',
  mediaType: 'text/typescript',
  recognises: (text) => /\bcreateMachine\s*[(<]/.test(text),
  read,
  write: (document, { locale = 'zh' } = {}) => ok(fileOf(document, textOf(document.name, locale))),
});

/** What is written as data comes in as an XState config does; bodies of functions stay out, and are told. */
function read(text: string, options: ReadOptions = {}): Result<FlowDocument, readonly Problem[]> {
  const written = readTypeScript(text);
  if (!written.ok) return written;
  for (const body of written.value.bodies) options.onRemark?.(body);
  return readConfig(written.value.config, { ...options, delays: { ...written.value.delays, ...options.delays } });
}

function fileOf(document: FlowDocument, name: string): string {
  const parts = new FileParts(document);
  const config = stateConfig(parts, document.root);
  const defaults = Object.fromEntries(Object.entries(document.context).map(([key, field]) => [key, field.default]));
  const implementations = {
    types: new Code(
      '{\n    context: {} as OrderContext,\n    events: {} as OrderEvent,\n    input: {} as Partial<OrderContext> | undefined,\n  }',
    ),
    guards: filled(parts.guards),
    actions: filled(parts.actions),
    actors: filled(parts.actors),
    delays: filled(parts.delays),
  };
  const machine = print({ context: new Code('({ input }) => ({ ...defaults, ...input })'), ...config });
  return [
    header(name, parts),
    `import { ${[...parts.imports].sort().join(', ')} } from 'xstate';\n`,
    typesSource(document),
    `const defaults: OrderContext = ${print(defaults)};\n`,
    ...(parts.used.size > 0 ? [runtimeFor(parts.used)] : []),
    ...(parts.delays.size > 0 || hasLongDelay(document) ? [longClock] : []),
    `export const machine = setup(${print(implementations)}).createMachine(${machine});\n`,
  ].join('\n');
}

function filled<T>(map: ReadonlyMap<string, T>): Record<string, T> | undefined {
  return map.size === 0 ? undefined : Object.fromEntries(map);
}

function header(name: string, { slots, actions, actors }: FileParts): string {
  const lines = [
    name.replace(/\s+/g, ' '),
    '',
    'Money is in minor units, durations are milliseconds, instants are ISO 8601 texts.',
    ...(actions.size + actors.size > 0
      ? ['Give the named actions and actors their bodies with machine.provide({ actions, actors }).']
      : []),
    ...(slots.length > 0 ? ['Still to be written by hand, see toWrite():', ...slots.map((slot) => `  ${slot.replace(/\s+/g, ' ')}`)] : []),
  ];
  return `/**\n${lines.map((line) => ` * ${line.replaceAll('*/', '* /')}`.trimEnd()).join('\n')}\n */\n`;
}

/** Above this a clock of the platform fires at once. */
const longestTimeout = 2 ** 31 - 1;

function hasLongDelay(document: FlowDocument): boolean {
  return Object.values(document.transitions).some(
    ({ trigger }) => trigger.type === 'after' && trigger.delay.type === 'fixed' && trigger.delay.ms > longestTimeout,
  );
}

const longClock = `/** A clock that can wait longer than the 24 days of setTimeout: createActor(machine, { clock: longClock }). */
export const longClock = {
  setTimeout(fn: (...args: never[]) => void, timeout: number): { cancel(): void } {
    let handle: ReturnType<typeof setTimeout> | undefined;
    let left = timeout;
    const wait = (): void => {
      const part = Math.min(left, 2 ** 31 - 1);
      handle = setTimeout(() => {
        left -= part;
        if (left > 0) wait();
        else fn();
      }, part);
    };
    if (timeout < Number.POSITIVE_INFINITY) wait();
    return { cancel: () => clearTimeout(handle) };
  },
  clearTimeout(waiting: { cancel(): void }): void {
    waiting.cancel();
  },
};
`;
