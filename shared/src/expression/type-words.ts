import type { Text } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';

const fieldWords = {
  text: { zh: '文本', en: 'text' },
  enum: { zh: '选项', en: 'option' },
  integer: { zh: '整数', en: 'whole number' },
  money: { zh: '金额', en: 'money amount (whole fen)' },
  decimal: { zh: '小数', en: 'decimal number' },
  boolean: { zh: '真假值', en: 'yes/no value' },
  instant: { zh: '时间', en: 'instant' },
  duration: { zh: '时长', en: 'duration' },
  json: { zh: '数据', en: 'data value' },
  list: { zh: '列表', en: 'list' },
} as const satisfies Record<FieldType['type'], Text>;

const celWords: Readonly<Record<string, Text>> = {
  string: fieldWords.text,
  int: fieldWords.integer,
  uint: { zh: '无符号整数', en: 'unsigned number' },
  double: fieldWords.decimal,
  bool: fieldWords.boolean,
  'google.protobuf.Timestamp': fieldWords.instant,
  'google.protobuf.Duration': fieldWords.duration,
  null: { zh: '空值', en: 'empty value' },
  dyn: fieldWords.json,
  bytes: { zh: '字节', en: 'bytes' },
  type: { zh: '类型', en: 'type' },
};

/** A field type in business words. */
export function typeText(type: FieldType): Text {
  return fieldWords[type.type];
}

/** A type of the expression language in business words. */
export function celTypeText(name: string): Text {
  const known = celWords[name];
  if (known) return known;
  return name.startsWith('list') ? fieldWords.list : fieldWords.json;
}
