import { textOf } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';
import { type Fault, fault } from './faults.ts';
import { semanticType, type Vocabulary } from './semantic-type.ts';
import { literalText, type Node, walk } from './syntax.ts';

type EnumType = Extract<FieldType, { type: 'enum' }>;

/** Literals compared with an option field that are none of its options. */
export function optionFaults(root: Node, words: Vocabulary): Fault[] {
  const found: Fault[] = [];
  walk(root, (node) => {
    if (node.op === '==' || node.op === '!=') {
      const [left, right] = node.args;
      found.push(...against(semanticType(left, words), right), ...against(semanticType(right, words), left));
    } else if (node.op === 'in') {
      const [left, right] = node.args;
      const type = semanticType(left, words);
      if (right.op === 'list') found.push(...right.args.flatMap((item) => against(type, item)));
      const list = semanticType(right, words);
      if (list?.type === 'list') found.push(...against(list.of, left));
    }
    return false;
  });
  return found;
}

/** A result that is written down as a literal must be an option too. */
export function resultOptionFaults(node: Node, type: FieldType): Fault[] {
  if (node.op === '?:') return [...resultOptionFaults(node.args[1], type), ...resultOptionFaults(node.args[2], type)];
  if (type.type === 'list' && node.op === 'list') return node.args.flatMap((item) => resultOptionFaults(item, type.of));
  return against(type, node);
}

function against(type: FieldType | undefined, node: Node): Fault[] {
  const literal = literalText(node);
  if (literal === undefined || type?.type !== 'enum' || type.options.length === 0) return [];
  if (type.options.some((option) => option.value === literal)) return [];
  return [
    fault('type', node, {
      zh: `“${literal}”不是可选项。可选：${optionList(type, 'zh')}。`,
      en: `"${literal}" is none of the options: ${optionList(type, 'en')}.`,
    }),
  ];
}

function optionList(type: EnumType, locale: 'zh' | 'en'): string {
  const shown = type.options.map(({ value, label }) => {
    const told = textOf(label, locale);
    return told && told !== value ? `"${value}" (${told})` : `"${value}"`;
  });
  return shown.join(locale === 'zh' ? '、' : ', ');
}
