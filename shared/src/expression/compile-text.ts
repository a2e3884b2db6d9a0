import { EvaluationError } from '@marcbachmann/cel-js';
import { fail, ok, type Result } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';
import { allowEmptyBranches } from './empty-branches.ts';
import { within } from './environments.ts';
import { ExpressionError } from './expression-error.ts';
import type { Fault } from './faults.ts';
import type { FlowWords } from './flow-words.ts';
import { nameFaults } from './name-faults.ts';
import { optionFaults } from './option-faults.ts';
import { type Program, parseText } from './parse-text.ts';
import { variablesOf } from './read-value.ts';
import { type References, referencesOf } from './references.ts';
import { resultFaults } from './result-faults.ts';
import type { Vocabulary } from './semantic-type.ts';
import type { Node } from './syntax.ts';
import { typeFault } from './type-faults.ts';
import type { Evaluate, Scope } from './types.ts';
import { writerOf } from './write-value.ts';

export interface CompiledText {
  readonly root: Node;
  readonly words: Vocabulary;
  readonly evaluate: Evaluate;
}

/** Parses, checks and prepares one expression. Every unknown name is told; of type faults the first. */
export function compileText(
  flow: FlowWords,
  text: string,
  type: FieldType | 'any',
  event: string | undefined,
): Result<CompiledText, readonly Fault[]> {
  const parsed = parseText(text, flow.document);
  if (!parsed.ok) return fail([parsed.error]);
  const program = parsed.value;
  const words = flow.vocabulary(event);
  const environment = flow.environment(event);
  const unknown = nameFaults(program.ast, words, (name) => !Object.hasOwn(flow.document.context, name) && environment.hasVariable(name));
  if (unknown.length > 0) return fail(unknown);
  const checkable = environment.parse(text);
  allowEmptyBranches(checkable.ast, 'checking');
  const checked = checkable.check();
  if (!checked.valid) return fail([typeFault(checked.error, words, text)]);
  const faults = [...optionFaults(program.ast, words), ...resultFaults(program.ast, checked.type ?? 'dyn', type, text)];
  if (faults.length > 0) return fail(faults);
  return ok({ root: program.ast, words, evaluate: evaluator(program, words, type) });
}

function evaluator(program: Program, words: Vocabulary, type: FieldType | 'any'): Evaluate {
  const references = referencesOf(program.ast);
  const variables = variablesOf(words.document, words.payload, references);
  const write = writerOf(type);
  return (scope) => {
    try {
      return within(scope, () => write(program(variables(scope))));
    } catch (error) {
      throw explained(error, scope, words, references);
    }
  };
}

/** Says which field is still empty, since that is nearly always why. */
function explained(error: unknown, scope: Scope, { document }: Vocabulary, { names }: References): ExpressionError {
  if (error instanceof ExpressionError) return error;
  const empty = names.filter((name) => Object.hasOwn(document.context, name) && (scope.context[name] ?? null) === null);
  const reason = error instanceof EvaluationError ? error.summary : error instanceof Error ? error.message : String(error);
  if (empty.length === 0) return new ExpressionError({ zh: `算不出结果：${reason}`, en: `cannot be computed: ${reason}` });
  const labels = (locale: 'zh' | 'en') => empty.map((key) => textOf(document.context[key]?.label, locale) || key);
  return new ExpressionError({
    zh: `算不出结果：“${labels('zh').join('”“')}”还没有填写`,
    en: `cannot be computed: ${labels('en').join(', ')} still empty`,
  });
}
