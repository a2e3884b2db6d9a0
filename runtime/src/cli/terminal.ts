import type { Locale, Problem } from '@orderloom/shared/base';

/** What a command is given of the world, and how it answers. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Buffer | string>;
  /** One line of result, on stdout. */
  out(line: string): void;
  /** Text of result as it is, on stdout. */
  raw(text: string): void;
  /** One line for the person, on stderr. */
  say(line: string): void;
  /** The code the process will end with. */
  exit(code: number): void;
}

/** The command cannot do what was asked; told in these lines on stderr, never as a stack trace. */
export class CommandError extends Error {
  readonly lines: readonly string[];
  readonly code: number;

  constructor(lines: string | readonly string[], code = 2) {
    super(typeof lines === 'string' ? lines : lines.join('\n'));
    this.name = 'CommandError';
    this.lines = typeof lines === 'string' ? [lines] : lines;
    this.code = code;
  }
}

/** Problems as lines that begin with where they are. */
export function problemLines(source: string, problems: readonly Problem[], locale: Locale): string[] {
  return problems.map(({ path, message, range }) => {
    const place = [source, path].filter((part) => part !== '').join(': ');
    return `${place}${range ? ` [${range.from}-${range.to}]` : ''}: ${message[locale]}`;
  });
}

/** The language of the lines: what is asked for, else the terminal's, else English. */
export function localeOf(terminal: Terminal, asked: string | undefined): Locale {
  const { LC_ALL, LANG } = terminal.environment;
  if (asked !== undefined && asked !== 'zh' && asked !== 'en')
    throw new CommandError(`--locale: ${JSON.stringify(asked)} is neither zh nor en`);
  return asked ?? ((LC_ALL || LANG || '').toLowerCase().startsWith('zh') ? 'zh' : 'en');
}
