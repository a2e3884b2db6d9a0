import { Command, CommanderError } from 'commander';
import { addBackup } from './backup-command.ts';
import { addCheck } from './check-command.ts';
import { addCompile } from './compile-command.ts';
import { addExport, addImport } from './exchange-commands.ts';
import { addImportOrders } from './import-orders-command.ts';
import { addIncidents } from './incident-commands.ts';
import { addMigrate } from './migrate-command.ts';
import { addRekey } from './rekey-command.ts';
import { addRepair } from './repair-command.ts';
import { addRestore } from './restore-command.ts';
import { addSend } from './send-command.ts';
import { addSimulate } from './simulate-command.ts';
import { CommandError, type Terminal } from './terminal.ts';
import { addVerify } from './verify-command.ts';

const commands = [
  addCheck,
  addCompile,
  addExport,
  addImport,
  addImportOrders,
  addSimulate,
  addVerify,
  addBackup,
  addRestore,
  addRekey,
  addSend,
  addMigrate,
  addRepair,
  addIncidents,
];

/** Runs one command line; every mistake of the person who typed it ends in lines on stderr and code 2. */
export async function runCommand(words: readonly string[], terminal: Terminal, serve: () => Promise<void>): Promise<void> {
  const program = new Command('orderloom')
    .description('order lifecycles: check, convert, simulate, serve')
    .showHelpAfterError('(orderloom <command> --help tells what it takes)')
    .configureOutput({ writeOut: (text) => terminal.raw(text), writeErr: (text) => terminal.say(text.trimEnd()) })
    .exitOverride();
  program.command('serve').description('serves designer and API; settings come from the environment').action(serve);
  for (const add of commands) add(program, terminal);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return terminal.exit(error.exitCode === 0 ? 0 : 2);
    if (!(error instanceof CommandError)) throw error;
    for (const line of error.lines) terminal.say(line);
    terminal.exit(error.code);
  }
}
