export type { RunStep, StepInput, StepType } from './define-step.ts';

import { defineRegistry } from '../../base/registry.ts';
import { address } from './address.ts';
import { date } from './date.ts';
import { defaultValue } from './default-value.ts';
import { digitsOnly } from './digits-only.ts';
import { enumTable } from './enum-table.ts';
import { expression } from './expression.ts';
import { extract } from './extract.ts';
import { join } from './join.ts';
import { money } from './money.ts';
import { orderLines } from './order-lines.ts';
import { orderNumber } from './order-number.ts';
import { phone } from './phone.ts';
import { removeEmoji } from './remove-emoji.ts';
import { replace } from './replace.ts';
import { skuCode } from './sku-code.ts';
import { split } from './split.ts';
import { stripSymbols } from './strip-symbols.ts';
import { time } from './time.ts';
import { trim } from './trim.ts';
import { unit } from './unit.ts';

/** The templates of cleaning first, in the order they are offered, then what converts. */
export const stepTypes = defineRegistry([
  trim,
  stripSymbols,
  digitsOnly,
  phone,
  orderNumber,
  date,
  money,
  address,
  skuCode,
  removeEmoji,
  extract,
  replace,
  time,
  unit,
  enumTable,
  join,
  split,
  defaultValue,
  orderLines,
  expression,
]);
