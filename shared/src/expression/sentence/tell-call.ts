import { eventKey, literalText, type Node } from '../syntax.ts';
import { tellDuration, tellLiteral } from './tell-literal.ts';
import { tellState } from './tell-name.ts';
import { binding, inside, spaced, type Teller, type Told, told } from './teller.ts';

const textQuestions: Readonly<Record<string, { readonly zh: (value: string) => string; readonly en: string }>> = {
  startsWith: { zh: (value) => `以${value}开头`, en: 'starts with' },
  endsWith: { zh: (value) => `以${value}结尾`, en: 'ends with' },
  contains: { zh: (value) => `含${value}`, en: 'contains' },
};

/** A function in words; undefined for those that have none. */
export function tellCall(teller: Teller, node: Extract<Node, { op: 'call' | 'rcall' }>): Told | undefined {
  const span = tellDuration(teller, node);
  if (span !== undefined) return told(span, binding.word);
  if (node.op === 'call') return tellFunction(teller, node.args[0], node.args[1]);
  const [method, receiver, args] = node.args;
  if (method === 'size' && args.length === 0) return size(teller, receiver);
  const question = Object.hasOwn(textQuestions, method) ? textQuestions[method] : undefined;
  const [argument] = args;
  if (!question || !argument || args.length !== 1) return undefined;
  const subject = inside(teller, receiver, binding.sum);
  const value = argument.op === 'value' ? tellLiteral(teller, argument, undefined) : inside(teller, argument, binding.sum);
  return told(teller.locale === 'zh' ? spaced(subject, question.zh(value)) : `${subject} ${question.en} ${value}`, binding.condition);
}

function tellFunction(teller: Teller, name: string, args: readonly Node[]): Told | undefined {
  const [argument] = args;
  if (!argument || args.length !== 1) return undefined;
  if (name === 'size') return size(teller, argument);
  if (name === 'inState') return inState(teller, argument, true);
  const converts = ['int', 'double', 'string', 'dyn'].includes(name) && eventKey(argument) === undefined;
  return converts && argument.op !== 'value' ? teller.tell(argument) : undefined;
}

function size(teller: Teller, node: Node): Told {
  const what = inside(teller, node, binding.word);
  return told(teller.locale === 'zh' ? spaced(what, '的数量') : `the number of ${what}`, binding.word);
}

/** Whether the order is in a state, told positively or negatively. */
export function inState(teller: Teller, argument: Node, positive: boolean): Told | undefined {
  const id = literalText(argument);
  if (id === undefined) return undefined;
  const state = tellState(teller, id);
  const text = teller.locale === 'zh' ? `订单${positive ? '在' : '不在'}${state}` : `the order is ${positive ? '' : 'not '}in ${state}`;
  return told(text, binding.condition);
}
