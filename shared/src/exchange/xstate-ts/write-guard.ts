import type { FlowDocument } from '../../document/flow-document.ts';
import type { Transition } from '../../document/transition.ts';
import { type Node, walk } from '../../expression/syntax.ts';
import { Code } from './code.ts';
import { type FileParts, lambdaCode } from './file-parts.ts';
import { parse } from './translate.ts';

/** The guard of a transition: the name of a rule, or XState's own composition where it asks for states. */
export function guardOf(parts: FileParts, transition: Transition, event: string | undefined): unknown {
  const { guard } = transition;
  if (guard === undefined) return undefined;
  if (!/\binState\b/.test(guard)) return rule(parts, guard, transition.id, event);
  try {
    return composed(parts, parse(guard, parts.document), guard, transition.id, event);
  } catch {
    return rule(parts, guard, transition.id, event);
  }
}

function rule(parts: FileParts, text: string, id: string, event: string | undefined): string {
  const name = ruleName(parts.document, text) ?? `rule_${id}`;
  const body = parts.expression(text, event);
  let unique = name;
  const code = lambdaCode(parts.call('truth', `() => ${body}`));
  for (let index = 2; parts.guards.has(unique) && parts.guards.get(unique)?.text !== code.text; index += 1) unique = `${name}_${index}`;
  parts.guards.set(unique, code);
  return unique;
}

function ruleName(document: FlowDocument, text: string): string | undefined {
  const field = document.context[text];
  return field?.toDefine ? (field.importedName ?? text) : undefined;
}

/** Parts of the condition without a question for states stay rules of their own. */
function composed(parts: FileParts, node: Node, source: string, id: string, event: string | undefined): unknown {
  if (!asksState(node)) return rule(parts, sourceOf(node, source), id, event);
  if (node.op === 'call' && node.args[0] === 'inState') {
    const [state] = node.args[1];
    if (state?.op !== 'value') throw new Error('the state is computed');
    return new Code(`${parts.import('stateIn')}(${JSON.stringify(parts.names.target(String(state.args)))})`);
  }
  const inner = (part: Node) => {
    const guard = composed(parts, part, source, id, event);
    return guard instanceof Code ? guard.text : JSON.stringify(guard);
  };
  if (node.op === '!_') return new Code(`${parts.import('not')}(${inner(node.args)})`);
  if (node.op !== '&&' && node.op !== '||') throw new Error('the question stands inside a value');
  return new Code(`${parts.import(node.op === '&&' ? 'and' : 'or')}([${node.args.map(inner).join(', ')}])`);
}

function asksState(node: Node): boolean {
  let found = false;
  walk(node, (part) => {
    found ||= part.op === 'call' && part.args[0] === 'inState';
    return found;
  });
  return found;
}

function sourceOf(node: Node, source: string): string {
  return source.slice(node.range.start, node.range.end);
}
