import { type FlowDocument, serializeDocument } from '@orderloom/shared/document';
import { type Format, flowInPng, formatOfText, formats, isPng } from '@orderloom/shared/exchange';
import type { Command } from 'commander';
import { readBytes, writeText } from './files.ts';
import { type FlowOptions, loadFlow } from './load-flow.ts';
import { CommandError, localeOf, problemLines, type Terminal } from './terminal.ts';

interface Options extends FlowOptions {
  readonly format: string;
  readonly output?: string;
}

interface ImportOptions extends Partial<Options> {
  readonly id?: string;
  readonly name?: string;
}

export function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export <flow>')
    .description('a flow in another notation')
    .requiredOption('-f, --format <format>', `one of ${ids('write')}`)
    .option('-o, --output <file>', 'where to; stdout when absent')
    .option('--locale <zh|en>', 'language of the lines')
    .option('--data <folder>', 'data folder, for a stored flow')
    .action((flow: string, options: Options) => {
      const locale = localeOf(terminal, options.locale);
      const { write } = formatOf(options.format, 'write');
      const text = write(loadFlow(terminal, flow, options, locale), options.locale === undefined ? {} : { locale });
      if (!text.ok) throw new CommandError(problemLines(flow, text.error, locale));
      writeText(terminal, options.output, text.value);
    });
}

export function addImport(program: Command, terminal: Terminal): void {
  program
    .command('import <file>')
    .description('a file in another notation as a flow; what cannot be held is refused by name')
    .option('-f, --format <format>', `one of ${ids('read')}; told by the content when absent`)
    .option('-o, --output <file>', 'where to; stdout when absent')
    .option('--id <id>', 'id of the flow')
    .option('--name <name>', 'name of the flow')
    .option('--locale <zh|en>', 'language of the lines')
    .action(async (file: string, options: ImportOptions) => {
      const locale = localeOf(terminal, options.locale);
      const { id, name } = options;
      const text = textIn(await readBytes(terminal, file), file);
      const { read } = formatOf(options.format ?? formatOfText(text)?.id ?? 'flow', 'read');
      const flow = read(text, {
        ...(id === undefined ? {} : { id }),
        ...(name === undefined ? {} : { name: { [locale]: name } }),
        onRemark: (remark) => terminal.say(`${file}: ${remark.message[locale]}`),
      });
      if (!flow.ok) throw new CommandError(problemLines(file, flow.error, locale));
      for (const line of toDefine(flow.value)) terminal.say(line);
      writeText(terminal, options.output, serializeDocument(flow.value));
    });
}

/** A file's text; of a PNG picture, the flow it carries. */
function textIn(bytes: Buffer, file: string): string {
  if (!isPng(bytes)) return bytes.toString('utf8');
  const carried = flowInPng(bytes);
  if (carried === undefined) throw new CommandError(`${file}: the picture carries no flow`);
  return carried;
}

type Ready = Required<Pick<Format, 'read' | 'write'>>;

function formatOf<Way extends 'read' | 'write'>(id: string, way: Way): Pick<Ready, Way> {
  const format = formats.get(id);
  if (!format?.[way]) throw new CommandError(`--format: ${JSON.stringify(id)} is none of ${ids(way)}`);
  return format as Pick<Ready, Way>;
}

function ids(way: 'read' | 'write'): string {
  return formats.all.flatMap((format) => (format[way] ? [format.id] : [])).join(', ');
}

/** What runs at once, but has still to be given a meaning. */
function toDefine({ context }: FlowDocument): string[] {
  return Object.entries(context).flatMap(([key, field]) =>
    field.toDefine ? [`to define: context.${key}${field.importedName === undefined ? '' : ` (${field.importedName})`}`] : [],
  );
}
