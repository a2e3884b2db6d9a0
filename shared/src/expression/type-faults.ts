import type { TypeError as CelTypeError, ParseError } from '@marcbachmann/cel-js';
import type { Text } from '../base/text.ts';
import { type Fault, fault } from './faults.ts';
import { semanticType, type Vocabulary } from './semantic-type.ts';
import { type Node, partsOf } from './syntax.ts';
import { celTypeText, typeText } from './type-words.ts';

/** The checker leaves on each node the type that it found. */
function checkedType(node: Node): string | undefined {
  return (node as Node & { readonly checkedType?: { readonly name: string } }).checkedType?.name;
}

/** A fault of the type checker in business words. */
export function typeFault(error: CelTypeError | ParseError | undefined, words: Vocabulary, text: string): Fault {
  const node = error?.node && 'op' in error.node ? (error.node as Node) : undefined;
  const at = error?.range ?? { start: 0, end: text.length };
  const code = error?.code ?? '';
  const told = node ? explain(code, node, words) : undefined;
  if (told) return told;
  const summary = error?.summary ?? '';
  return fault('type', at, { zh: `这里的类型不对：${summary}。`, en: `The types do not fit here: ${summary}.` });
}

function explain(code: string, node: Node, words: Vocabulary): Fault | undefined {
  switch (code) {
    case 'no_such_overload':
      return node.op === '!_' || node.op === '-_' ? unary(node, words) : binary(node, words);
    case 'invalid_logical_operand':
      return notBoolean(partsOf(node).find((part) => !isBoolean(part.node))?.node ?? node, words);
    case 'invalid_condition_type':
      return notBoolean(node, words);
    case 'no_matching_overload':
      return wrongCall(node, words);
    case 'incompatible_ternary_branches':
      return branches(node, words);
    case 'cannot_index_type':
      return fault('type', node, {
        zh: `${typeOf(partsOf(node)[0]?.node, words).zh}里没有下一级数据。`,
        en: `A ${typeOf(partsOf(node)[0]?.node, words).en} has nothing inside to read.`,
      });
    default:
      return undefined;
  }
}

function isBoolean(node: Node): boolean {
  const type = checkedType(node);
  return type === 'bool' || type === 'dyn';
}

function typeOf(node: Node | undefined, words: Vocabulary): Text {
  const type = node && semanticType(node, words);
  return type ? typeText(type) : celTypeText((node && checkedType(node)) ?? 'dyn');
}

function notBoolean(node: Node, words: Vocabulary): Fault {
  const type = typeOf(node, words);
  return fault('type', node, {
    zh: `这里应是一个条件（真或假），实际是${type.zh}。`,
    en: `A condition (true or false) belongs here; this is a ${type.en}.`,
  });
}

function unary(node: Extract<Node, { op: '!_' | '-_' }>, words: Vocabulary): Fault {
  if (node.op === '!_') return notBoolean(node.args, words);
  const type = typeOf(node.args, words);
  return fault('type', node.args, { zh: `${type.zh}前面不能加负号。`, en: `A ${type.en} cannot be negated.` });
}

function binary(node: Node, words: Vocabulary): Fault {
  const [left, right] = partsOf(node).map((part) => typeOf(part.node, words));
  return fault('type', node, {
    zh: `“${node.op}”两边不相配：左边是${left?.zh}，右边是${right?.zh}。`,
    en: `"${node.op}" does not fit: ${left?.en} on the left, ${right?.en} on the right.`,
  });
}

function branches(node: Node, words: Vocabulary): Fault {
  const [, yes, no] = partsOf(node).map((part) => typeOf(part.node, words));
  return fault('type', node, {
    zh: `“? :”的两种结果类型不同：${yes?.zh}和${no?.zh}。`,
    en: `The two results of "? :" differ in type: ${yes?.en} and ${no?.en}.`,
  });
}

function wrongCall(node: Node, words: Vocabulary): Fault {
  const name = node.op === 'call' || node.op === 'rcall' ? node.args[0] : '';
  const given = partsOf(node).map((part) => typeOf(part.node, words));
  return fault('type', node, {
    zh: `没有能用于（${given.map((type) => type.zh).join('、')}）的函数“${name}”。`,
    en: `There is no function "${name}" for (${given.map((type) => type.en).join(', ')}).`,
  });
}
