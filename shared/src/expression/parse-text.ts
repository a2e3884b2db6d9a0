import { ParseError } from '@marcbachmann/cel-js';
import { fail, ok, type Result } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { bounded } from './bounds.ts';
import { allowEmptyBranches } from './empty-branches.ts';
import { evaluation } from './environments.ts';
import { type Fault, fault } from './faults.ts';
import { useLinearMatches } from './linear-matches.ts';
import type { Node } from './syntax.ts';

/** What one expression may be long. */
const longestText = 20_000;

/** A text that can be evaluated, and its tree. */
export interface Program {
  (variables: Record<string, unknown>): unknown;
  readonly ast: Node;
}

/** Reads a text; a fault of writing is told with its place. */
export function parseText(text: string, document: FlowDocument): Result<Program, Fault> {
  try {
    if (text.length > longestText) return fail(tooLong(text));
    const program = evaluation.parse(text);
    allowEmptyBranches(program.ast, 'evaluation');
    useLinearMatches(program.ast);
    return ok(bounded(program));
  } catch (error) {
    return fail(syntaxFault(error, text, document));
  }
}

function tooLong(text: string): Fault {
  const message = { zh: `表达式太长，最多 ${longestText} 个字符。`, en: `The expression is too long: at most ${longestText} characters.` };
  return fault('syntax', { start: longestText, end: text.length }, message);
}

function syntaxFault(error: unknown, text: string, document: FlowDocument): Fault {
  const range = error instanceof ParseError && error.range ? error.range : { start: 0, end: text.length };
  const code = error instanceof ParseError ? error.code : '';
  if (code === 'limit_exceeded')
    return fault('syntax', range, { zh: '表达式太复杂：请拆成几个字段或几步。', en: 'The expression is too complex: split it.' });
  const at = { start: range.start, end: Math.max(range.end, Math.min(range.start + 1, text.length)) };
  if (text.trim() === '') return fault('syntax', at, { zh: '这里还没有写内容。', en: 'Nothing is written here yet.' });
  if (range.start >= text.trimEnd().length) {
    return fault('syntax', at, { zh: '这句话还没写完。', en: 'The expression is not finished.' });
  }
  const labelled = labelAt(text, range.start, document);
  if (labelled) {
    return fault(
      'syntax',
      { start: range.start, end: range.start + labelled.label.length },
      {
        zh: `字段“${labelled.label}”在这里要写作 ${labelled.key}。`,
        en: `Write ${labelled.key} for the field "${labelled.label}".`,
      },
    );
  }
  const found = text.slice(at.start, at.end);
  if (code === 'unterminated_string') return fault('syntax', at, { zh: '引号没有成对。', en: 'A quotation mark has no partner.' });
  return fault('syntax', at, { zh: `这里的“${found}”读不懂。`, en: `"${found}" is not expected here.` });
}

/** The field whose label, not its key, was written at that place. */
function labelAt(text: string, at: number, document: FlowDocument): { key: string; label: string } | undefined {
  for (const [key, field] of Object.entries(document.context)) {
    for (const label of [textOf(field.label, 'zh'), textOf(field.label, 'en')]) {
      if (label !== '' && label !== key && text.startsWith(label, at)) return { key, label };
    }
  }
  return undefined;
}
