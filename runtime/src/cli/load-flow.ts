import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { library } from '@orderloom/machines';
import type { Locale } from '@orderloom/shared/base';
import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import { kindOf } from './files.ts';
import { withStore } from './open-data.ts';
import { CommandError, problemLines, type Terminal } from './terminal.ts';

export interface FlowOptions {
  readonly locale?: string | undefined;
  /** The data folder, for a flow of the running program. */
  readonly data?: string | undefined;
}

/** Finds a flow: a file or its folder, else a machine of the library, else the draft of a stored flow. */
export function loadFlow(terminal: Terminal, name: string, options: FlowOptions, locale: Locale): FlowDocument {
  const kind = kindOf(name);
  if (kind === 'file') return readFlow(name, locale);
  if (kind === 'folder' && kindOf(join(name, 'flow.json')) === 'file') return readFlow(join(name, 'flow.json'), locale);
  const machine = library.find((one) => one.id === name);
  if (machine && options.data === undefined) return machine.document;
  const stored = storedFlow(terminal, name, options.data);
  if (stored) return stored;
  const known = library.map((one) => one.id).join(', ');
  throw new CommandError(`${name}: no such file, no machine of the library (${known}), and no flow in the data folder`);
}

function storedFlow(terminal: Terminal, id: string, data: string | undefined): FlowDocument | undefined {
  const folder = data ?? terminal.environment.ORDERLOOM_DATA ?? './data';
  if (data === undefined && kindOf(folder) !== 'folder') return undefined;
  return withStore(terminal, folder, (store) => store.flows.get('default', id)?.draft);
}

function readFlow(path: string, locale: Locale): FlowDocument {
  const read = formats.get('flow')?.read?.(readFileSync(path, 'utf8'));
  if (!read) throw new Error('the flow format cannot be read');
  if (!read.ok) throw new CommandError(problemLines(path, read.error, locale));
  return read.value;
}

/** The machine of a flow; what keeps it from compiling is told, with `code` as the exit code. */
export function compileFlow(document: FlowDocument, name: string, locale: Locale, code = 2): Machine {
  const machine = compile(document);
  if (!machine.ok) throw new CommandError(problemLines(name, machine.error, locale), code);
  return machine.value;
}
