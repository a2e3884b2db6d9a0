import { serialize } from '@marcbachmann/cel-js';
import type { Locale } from '../../base/text.ts';
import { parseText } from '../parse-text.ts';
import { semanticType, type Vocabulary } from '../semantic-type.ts';
import { eventKey, type Node } from '../syntax.ts';
import { inState, tellCall } from './tell-call.ts';
import { denied, operand, tellComparison } from './tell-comparison.ts';
import { tellLiteral, yesNo } from './tell-literal.ts';
import { tellMembership } from './tell-membership.ts';
import { tellField, tellPayload } from './tell-name.ts';
import { type Binding, binding, inside, spaced, type Teller, type Told, told } from './teller.ts';

/** An expression as a sentence; what cannot be told stays as it is written. */
export function sentenceOf(text: string, locale: Locale, words: Vocabulary): string {
  const parsed = parseText(text, words.document);
  if (!parsed.ok) return text;
  const teller: Teller = { locale, words, tell: (node) => tellNode(teller, node) ?? asWritten(node) };
  try {
    const whole = tellNode(teller, parsed.value.ast);
    return whole ? whole.text : text;
  } catch {
    return text;
  }
}

function asWritten(node: Node): Told {
  return told(serialize(node), binding.word);
}

function tellNode(teller: Teller, node: Node): Told | undefined {
  const key = eventKey(node);
  if (key !== undefined) return told(tellPayload(teller, key), binding.word);
  switch (node.op) {
    case 'value':
      return told(tellLiteral(teller, node, undefined), binding.word);
    case 'id':
      return name(teller, node.args);
    case '||':
      return joined(teller, node.args, binding.or, { zh: '或', en: 'or' });
    case '&&':
      return joined(teller, node.args, binding.and, { zh: '且', en: 'and' });
    case '!_':
      return negation(teller, node.args);
    case '?:':
      return choice(teller, node.args);
    case 'in':
      return tellMembership(teller, node, true);
    case 'call':
    case 'rcall':
      return tellCall(teller, node);
    case 'list':
      return told(node.args.map((item) => teller.tell(item).text).join(teller.locale === 'zh' ? '、' : ', '), binding.condition);
    default:
      return tellOperator(teller, node);
  }
}

function tellOperator(teller: Teller, node: Node): Told | undefined {
  switch (node.op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return tellComparison(teller, node);
    case '+':
    case '-':
      return calculation(teller, node.args, node.op === '+' ? '+' : '−', binding.sum);
    case '*':
    case '/':
      return calculation(teller, node.args, node.op === '*' ? '×' : '÷', binding.product);
    default:
      return undefined;
  }
}

function name(teller: Teller, key: string): Told | undefined {
  const label = key === 'now' ? (teller.locale === 'zh' ? '现在' : 'now') : tellField(teller, key);
  return label === undefined ? undefined : told(label, binding.word);
}

function joined(teller: Teller, [left, right]: readonly [Node, Node], strength: Binding, word: { zh: string; en: string }): Told {
  return told(`${inside(teller, left, strength)} ${word[teller.locale]} ${inside(teller, right, strength)}`, strength);
}

function negation(teller: Teller, node: Node): Told {
  if (node.op === 'in') return tellMembership(teller, node, false);
  const state = node.op === 'call' && node.args[0] === 'inState' ? node.args[1][0] : undefined;
  const outside = state && inState(teller, state, false);
  if (outside) return outside;
  const part = teller.tell(node);
  if (part.binding < binding.word || node.op === 'call' || node.op === 'rcall') return told(denied(teller, part), binding.condition);
  const no = yesNo(false, teller.locale);
  return told(teller.locale === 'zh' ? spaced(part.text, `为${no}`) : `${part.text} is ${no}`, binding.condition);
}

function choice(teller: Teller, [condition, yes, no]: readonly [Node, Node, Node]): Told {
  const when = inside(teller, condition, binding.or);
  const [first, second] = [inside(teller, yes, binding.or), inside(teller, no, binding.or)];
  return told(
    teller.locale === 'zh' ? `若${spaced('', when)}则为 ${first}，否则为 ${second}` : `${first} if ${when}, otherwise ${second}`,
    binding.choice,
  );
}

function calculation(teller: Teller, [left, right]: readonly [Node, Node], sign: string, strength: Binding): Told {
  const money = strength === binding.sum;
  const [leftType, rightType] = [semanticType(left, teller.words), semanticType(right, teller.words)];
  const first = left.op === 'value' && money ? operand(teller, left, rightType) : inside(teller, left, strength);
  const tighter = sign === '−' || sign === '÷' ? ((strength + 1) as Binding) : strength;
  const second = right.op === 'value' && money ? operand(teller, right, leftType) : inside(teller, right, tighter);
  return told(`${first} ${sign} ${second}`, strength);
}
