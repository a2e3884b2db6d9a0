import type { FlowDocument } from '../../document/flow-document.ts';
import { type ExportNames, exportNames } from '../xstate-json/export-names.ts';
import { Code } from './code.ts';
import { translate } from './translate.ts';
import { Untranslatable } from './translation.ts';

/** What is collected while the config is written: named implementations, imports, run-time functions. */
export class FileParts {
  readonly document: FlowDocument;
  readonly names: ExportNames;
  readonly imports = new Set(['setup']);
  readonly used = new Set<string>();
  readonly guards = new Map<string, Code>();
  readonly actions = new Map<string, Code>();
  readonly actors = new Map<string, Code>();
  readonly delays = new Map<string, Code | number>();
  /** Rules that could not be translated: where they stand, and their text. */
  readonly slots: string[] = [];

  constructor(document: FlowDocument) {
    this.document = document;
    this.names = exportNames(document);
  }

  /** An expression as code; a slot that fails loudly where CEL says something TypeScript has no short word for. */
  expression(text: string, event: string | undefined): string {
    const used = new Set<string>();
    try {
      const code = translate(this.document, text, used, event);
      for (const name of used) this.used.add(name);
      return code;
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      this.slots.push(text);
      return this.call('toWrite', JSON.stringify(text));
    }
  }

  /** A call of a run-time function. */
  call(name: string, inside: string): string {
    this.used.add(name);
    return `${name}(${inside})`;
  }

  import(name: string): string {
    this.imports.add(name);
    return name;
  }
}

/** A function of the machine's arguments that takes only what its body reads. `type`: theirs, where XState does not infer it. */
export function lambda(body: string, type?: 'Arguments'): string {
  const code = body.replace(/"(?:\\.|[^"\\])*"/g, '""');
  const takes = ['context', 'event'].filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return `(${takes.length === 0 ? '' : `{ ${takes.join(', ')} }${type ? `: ${type}` : ''}`}) => ${body}`;
}

export function lambdaCode(body: string, type?: 'Arguments'): Code {
  return new Code(lambda(body, type));
}
