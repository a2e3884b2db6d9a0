import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { Text } from '../base/text.ts';

/** A part of a pattern as a noun: alone, and counted. */
interface Words {
  readonly zh: string;
  readonly one: string;
  readonly many: string;
}

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** A regular expression in words; undefined when it is none that can be told. */
export function explainPattern(pattern: string): Text | undefined {
  const parsed = parse(pattern.replaceAll('(?P<', '(?<').replace(/\\p\{(Han|Latin|Greek|Cyrillic)\}/g, '\\p{Script=$1}'));
  if (!parsed) return undefined;
  const told = alternatives(parsed.alternatives);
  return { zh: told.zh, en: told.one };
}

function parse(pattern: string): AST.Pattern | undefined {
  for (const unicode of [true, false]) {
    try {
      return parser.parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {
      // The other reading may do.
    }
  }
  return undefined;
}

function noun(zh: string, one: string, many = `${one}s`): Words {
  return { zh, one, many };
}

function alternatives(list: readonly AST.Alternative[]): Words {
  const told = list.map(sequence);
  if (told.length === 1 && told[0]) return told[0];
  const zh = told.map((part) => part.zh).join(' 或 ');
  const en = told.map((part) => part.one).join(' or ');
  return noun(zh, en, en);
}

function sequence({ elements }: AST.Alternative): Words {
  const parts: Words[] = [];
  let run = '';
  const flush = () => {
    if (run !== '') parts.push(quote(run));
    run = '';
  };
  for (const element of elements) {
    if (element.type === 'Character') {
      run += String.fromCodePoint(element.value);
    } else {
      flush();
      parts.push(told(element));
    }
  }
  flush();
  if (parts.length === 0) return noun('空', 'nothing', 'nothing');
  const only = parts.length === 1 ? parts[0] : undefined;
  const en = parts.map((part) => part.one).join(', then ');
  return only ?? noun(parts.map((part) => part.zh).join('，接着 '), en, en);
}

function quote(text: string): Words {
  const named: Readonly<Record<string, Words>> = {
    ' ': noun('空格', 'space'),
    '\t': noun('制表符', 'tab'),
    '\n': noun('换行', 'line break'),
  };
  return named[text] ?? noun(`“${text}”`, `"${text}"`, `"${text}"`);
}

function told(element: AST.Element): Words {
  switch (element.type) {
    case 'Quantifier':
      return counted(element);
    case 'Group':
      return bracketed(alternatives(element.alternatives), '', '');
    case 'CapturingGroup':
      return bracketed(alternatives(element.alternatives), '一组', 'a group of ');
    case 'CharacterSet':
      return set(element);
    case 'CharacterClass':
      return ofClass(element);
    case 'Character':
      return quote(String.fromCodePoint(element.value));
    case 'Assertion':
      return assertion(element);
    default:
      return noun(`“${element.raw}”`, `"${element.raw}"`, `"${element.raw}"`);
  }
}

function bracketed(inner: Words, zh: string, en: string): Words {
  return noun(`${zh}（${inner.zh}）`, `${en}(${inner.one})`, `${en}(${inner.one})`);
}

function assertion(element: AST.Assertion): Words {
  if (element.kind === 'start') return noun('开头', 'the beginning', 'the beginning');
  if (element.kind === 'end') return noun('结尾', 'the end', 'the end');
  if (element.kind === 'word') return noun('词的边界', 'the edge of a word', 'edges of words');
  return noun(`“${element.raw}”`, `"${element.raw}"`, `"${element.raw}"`);
}

function counted({ element, min, max }: AST.Quantifier): Words {
  const what = told(element);
  const of = (zh: string, en: string) => noun(`${zh}${what.zh}`, `${en} ${what.many}`, `${en} ${what.many}`);
  if (min === 0 && max === 1) return noun(`可有可无的${what.zh}`, `perhaps ${what.one}`, `perhaps ${what.one}`);
  if (min === 0 && max === Number.POSITIVE_INFINITY) return of('零个或多个', 'any number of');
  if (min === 1 && max === Number.POSITIVE_INFINITY) return of('一个或多个', 'one or more');
  if (max === Number.POSITIVE_INFINITY) return of(`至少 ${min} 个`, `at least ${min}`);
  return min === max ? of(`${min} 个`, String(min)) : of(`${min} 到 ${max} 个`, `${min} to ${max}`);
}

function set(element: AST.CharacterSet): Words {
  const not = 'negate' in element && element.negate;
  const words = kindOf(element);
  return not ? noun(`非${words.zh}`, `character other than ${words.many}`, `characters other than ${words.many}`) : words;
}

function kindOf(element: AST.CharacterSet): Words {
  if (element.kind === 'digit') return noun('数字', 'digit');
  if (element.kind === 'space') return noun('空白', 'space');
  if (element.kind === 'word') return noun('字母、数字或下划线', 'letter, digit or underscore', 'letters, digits or underscores');
  if (element.kind === 'any') return noun('任意字符', 'any character', 'characters of any kind');
  const name = element.kind === 'property' ? (element.value ?? element.key) : element.raw;
  const known: Readonly<Record<string, Words>> = {
    Han: noun('汉字', 'Chinese character'),
    L: noun('文字', 'letter'),
    N: noun('数字', 'number'),
  };
  return known[name] ?? noun(`${name} 类字符`, `character of ${name}`, `characters of ${name}`);
}

function ofClass({ negate, elements }: AST.CharacterClass): Words {
  const parts = elements.map(memberWords);
  const only = parts.length === 1 && !negate ? parts[0] : undefined;
  if (only) return only;
  const zh = parts.map((part) => part.zh).join('、');
  const many = parts.map((part) => part.many).join(', ');
  if (negate) return noun(`除${zh}以外的字符`, `character other than ${many}`, `characters other than ${many}`);
  return noun(`（${zh}）之一`, `one of (${many})`, `of (${many})`);
}

function memberWords(element: AST.CharacterClassElement): Words {
  if (element.type === 'CharacterClassRange') {
    const [from, to] = [element.min.value, element.max.value].map((code) => String.fromCodePoint(code));
    const range = `${from}-${to}`;
    const known: Readonly<Record<string, Words>> = {
      '0-9': noun('数字', 'digit'),
      'a-z': noun('小写字母', 'small letter'),
      'A-Z': noun('大写字母', 'capital letter'),
    };
    return known[range] ?? noun(`“${from}”到“${to}”`, `"${from}" to "${to}"`, `"${from}" to "${to}"`);
  }
  if (element.type === 'Character') return quote(String.fromCodePoint(element.value));
  return element.type === 'CharacterSet' ? set(element) : noun(`“${element.raw}”`, `"${element.raw}"`, `"${element.raw}"`);
}
