import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { type Text, textOf } from '../base/text.ts';
import type { Field, FieldType } from '../document/field.ts';

/** What is wrong with values given for typed fields. `unknown`: whether keys that are no fields are refused. */
export function dataProblems(
  fields: Readonly<Record<string, Field>>,
  data: Readonly<Record<string, Json>>,
  path: string,
  unknown: 'known' | 'any',
): Problem[] {
  const problems: Problem[] = [];
  for (const key of Object.keys(data)) {
    const value = data[key] ?? null;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) {
      if (unknown === 'known') problems.push(unknownField(key, `${path}.${key}`));
    } else if (value !== null && !fits(field.type, value)) problems.push(wrongType(key, field, value, `${path}.${key}`));
  }
  return problems;
}

function unknownField(key: string, path: string): Problem {
  return problem('data.unknown-field', path, { zh: `流程里没有字段“${key}”。`, en: `The flow has no field "${key}".` });
}

function wrongType(key: string, field: Field, value: Json, path: string): Problem {
  const wanted = wantedText(field.type);
  const zh = textOf(field.label, 'zh') || key;
  const en = textOf(field.label, 'en') || key;
  const found = JSON.stringify(value)?.slice(0, 40) ?? String(value);
  return problem('data.type', path, {
    zh: `“${zh}”应为${wanted.zh}，却是 ${found}。`,
    en: `"${en}" must be ${wanted.en}, found ${found}.`,
  });
}

/** Whether a JSON value is of a field type; null (empty) is decided by the caller. */
export function fits(type: FieldType, value: Json): boolean {
  switch (type.type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value);
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'instant':
      return typeof value === 'string' && isoInstant.test(value) && !Number.isNaN(Date.parse(value));
    case 'duration':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'enum':
      return type.options.some((option) => option.value === value);
    case 'list':
      return Array.isArray(value) && value.every((item) => item !== null && fits(type.of, item));
    case 'json':
      return true;
  }
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function wantedText(type: FieldType): Text {
  switch (type.type) {
    case 'text':
      return { zh: '文字', en: 'a text' };
    case 'integer':
      return { zh: '整数', en: 'an integer' };
    case 'money':
      return { zh: '以分为单位的整数金额', en: 'an integer amount in minor units (fen)' };
    case 'decimal':
      return { zh: '数字', en: 'a number' };
    case 'boolean':
      return { zh: '是或否（true/false）', en: 'true or false' };
    case 'instant':
      return { zh: 'ISO 8601 时间（带时区）', en: 'an ISO 8601 instant with an offset' };
    case 'duration':
      return { zh: '以毫秒为单位的时长', en: 'a duration in milliseconds' };
    case 'enum': {
      const values = type.options.map((option) => option.value).join(', ');
      return { zh: `以下之一：${values}`, en: `one of ${values}` };
    }
    case 'list':
      return { zh: `列表（每项为${wantedText(type.of).zh}）`, en: `a list, each item ${wantedText(type.of).en}` };
    case 'json':
      return { zh: 'JSON', en: 'JSON' };
  }
}
