import type { Locale } from '@orderloom/shared/base';
import { checkDocument, type Finding } from '@orderloom/shared/check';
import type { Command } from 'commander';
import { type FlowOptions, loadFlow } from './load-flow.ts';
import { localeOf, type Terminal } from './terminal.ts';

export function addCheck(program: Command, terminal: Terminal): void {
  program
    .command('check <flow>')
    .description('what is wrong with a flow, and how to mend it; ends with 1 when there are errors')
    .option('--json', 'as JSON')
    .option('--locale <zh|en>', 'language of the lines')
    .option('--data <folder>', 'data folder, for a stored flow')
    .action((flow: string, options: FlowOptions & { readonly json?: boolean }) => {
      const locale = localeOf(terminal, options.locale);
      const findings = checkDocument(loadFlow(terminal, flow, options, locale));
      if (options.json) terminal.out(JSON.stringify({ findings }));
      else for (const line of report(findings, locale)) terminal.out(line);
      if (findings.some((finding) => finding.severity === 'error')) terminal.exit(1);
    });
}

const words = {
  zh: { error: '错误', warning: '警告', info: '提示', mend: '怎么改：', none: '没有发现问题' },
  en: { error: 'error', warning: 'warning', info: 'note', mend: 'To mend: ', none: 'nothing found' },
} as const;

function report(findings: readonly Finding[], locale: Locale): string[] {
  const text = words[locale];
  if (findings.length === 0) return [text.none];
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return [
    ...findings.flatMap(({ severity, path, code, message, mend }) => [
      `${text[severity]}  ${path || '.'}  ${message[locale]}  (${code})`,
      `    ${text.mend}${mend[locale]}`,
    ]),
    (['error', 'warning', 'info'] as const).map((severity) => `${count(severity)} ${text[severity]}`).join(', '),
  ];
}
