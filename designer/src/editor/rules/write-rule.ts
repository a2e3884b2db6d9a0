import { formatQuery, type RuleGroupType, type RuleType } from 'react-querybuilder';
import { writeLiteral } from './literals.ts';
import { ageSigns, instantSigns, operatorFor } from './operators.ts';
import type { RuleField } from './rule-fields.ts';

/** The expression that rule-builder rows stand for; rows that still lack a value are left out. '' is "no condition". */
export function writeRule(query: RuleGroupType, fields: readonly RuleField[]): string {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return formatQuery(query, {
    format: 'cel',
    fallbackExpression: '',
    ruleProcessor: (rule) => {
      const field = byName.get(rule.field);
      return field ? writeRow(rule, field) : '';
    },
  });
}

function writeRow(rule: RuleType, field: RuleField): string {
  const operator = operatorFor(field.type.type, rule.operator);
  if (!operator) return '';
  switch (operator.operand) {
    case 'none':
      return writeBare(field, operator.id);
    case 'duration':
      return writeAge(rule, field);
    case 'many':
      return writeMany(rule, field);
    case 'item':
      return writeItem(rule, field);
    case 'state':
      return withOperand(writeLiteral(rule.value, 'state'), (id) => `${operator.id === 'outside' ? '!' : ''}${field.name}(${id})`);
    case 'text':
      return withOperand(writeLiteral(rule.value, 'text'), (text) => writeTextCall(field.name, operator.id, text));
    case 'same':
      return withOperand(operand(rule, field), (value) => `${field.name} ${symbols[operator.id] ?? operator.id} ${value}`);
  }
}

const symbols: Readonly<Record<string, string>> = { '=': '==', ...instantSigns };

function withOperand(operandText: string | undefined, write: (text: string) => string): string {
  return operandText === undefined ? '' : write(operandText);
}

function operand(rule: RuleType, field: RuleField): string | undefined {
  if (rule.valueSource === 'field') return typeof rule.value === 'string' && rule.value !== '' ? rule.value : undefined;
  return writeLiteral(rule.value, field.type.type);
}

function writeBare(field: RuleField, operator: string): string {
  const forms: Readonly<Record<string, string>> = {
    isTrue: `${field.name} == true`,
    isFalse: `${field.name} == false`,
    null: `${field.name} == null`,
    notNull: `${field.name} != null`,
    emptyList: `size(${field.name}) == 0`,
    filledList: `size(${field.name}) > 0`,
  };
  return forms[operator] ?? '';
}

function writeAge(rule: RuleType, field: RuleField): string {
  return withOperand(writeLiteral(rule.value, 'duration'), (length) => `now - ${field.name} ${ageSigns[rule.operator]} ${length}`);
}

function writeMany(rule: RuleType, field: RuleField): string {
  const values: readonly unknown[] = Array.isArray(rule.value) ? rule.value : [rule.value];
  const written = values.flatMap((value) => writeLiteral(value, field.type.type) ?? []);
  if (written.length === 0) return '';
  const within = `${field.name} in [${written.join(', ')}]`;
  return rule.operator === 'notIn' ? `!(${within})` : within;
}

function writeItem(rule: RuleType, field: RuleField): string {
  const of = field.type.type === 'list' ? field.type.of.type : 'text';
  return withOperand(writeLiteral(rule.value, of), (item) => {
    const within = `${item} in ${field.name}`;
    return rule.operator === 'hasNot' ? `!(${within})` : within;
  });
}

function writeTextCall(name: string, operator: string, text: string): string {
  switch (operator) {
    case 'beginsWith':
      return `${name}.startsWith(${text})`;
    case 'endsWith':
      return `${name}.endsWith(${text})`;
    case 'doesNotContain':
      return `!${name}.contains(${text})`;
    default:
      return `${name}.contains(${text})`;
  }
}
