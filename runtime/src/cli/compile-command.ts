import type { Command } from 'commander';
import { compileFlow, type FlowOptions, loadFlow } from './load-flow.ts';
import { localeOf, type Terminal } from './terminal.ts';

export function addCompile(program: Command, terminal: Terminal): void {
  program
    .command('compile <flow>')
    .description('compiles a flow; ends with 1 when that is not possible')
    .option('--locale <zh|en>', 'language of the lines')
    .option('--data <folder>', 'data folder, for a stored flow')
    .action((flow: string, options: FlowOptions) => {
      const locale = localeOf(terminal, options.locale);
      const { document, hash } = compileFlow(loadFlow(terminal, flow, options, locale), flow, locale, 1);
      const count = (rows: object) => Object.keys(rows).length;
      terminal.out(
        JSON.stringify({
          id: document.id,
          hash,
          states: count(document.states) - 1,
          transitions: count(document.transitions),
          events: Object.keys(document.events),
          fields: Object.keys(document.context),
        }),
      );
    });
}
