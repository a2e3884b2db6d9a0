import type { Json } from '../../base/json.ts';
import type { MappingStep } from '../mapping-document.ts';
import type { MappingTarget } from '../targets.ts';
import type { Look } from './likeness.ts';
import { plain, wordsOf } from './names.ts';

interface Seen {
  readonly path: readonly (string | number)[];
  readonly values: readonly Json[];
  readonly look: Look | undefined;
}

/** The chain that makes the field's type of what stands there; nothing where it fits already. */
export function stepsFor({ key, type }: MappingTarget, { path, values, look }: Seen): MappingStep[] {
  if (type.type === 'money') return [step('money', { unit: unitOf(path, values) })];
  if (type.type === 'instant') return [look === 'stamp' || look === 'number' ? step('time') : step('date')];
  if (key === 'lines') return [linesStep(values)];
  if (look === 'address' && partsOfAddress.has(key)) return [step('address', { part: key })];
  if (Object.hasOwn(cleaning, key)) return [step(cleaning[key] ?? '')];
  return type.type === 'text' && look === 'text' ? [step('trim')] : [];
}

const partsOfAddress = new Set(['province', 'city', 'district']);
const cleaning: Readonly<Record<string, string>> = { phone: 'phone', orderNo: 'order-number' };

function step(type: string, params: MappingStep['params'] = {}): MappingStep {
  return { type, params };
}

/** Whole numbers alone, and large ones, are fen; a person has to look at it all the same. */
function unitOf(path: readonly (string | number)[], values: readonly Json[]): 'fen' | 'yuan' {
  if (/fen$|cents?$/i.test(String(path.at(-1)))) return 'fen';
  const numbers = values.filter((value) => value !== null && value !== '' && value !== 0);
  return numbers.length > 0 && numbers.every((value) => Number.isInteger(value) && Number(value) >= 100) ? 'fen' : 'yuan';
}

function linesStep(values: readonly Json[]): MappingStep {
  const lines = values.flatMap((value) => (Array.isArray(value) ? value : []));
  const keys = [...new Set(lines.flatMap((line: Json) => (line !== null && typeof line === 'object' ? Object.keys(line) : [])))];
  const named = (part: string, words: readonly string[]) => {
    const found = words.flatMap((word) => keys.filter((key) => plain(key) === word))[0];
    return found === undefined ? [] : [[part, found]];
  };
  const pairs = [
    ...named('id', ['id', 'lineid', 'oid', 'orderid', 'suborderid', '子订单号', '行号']),
    ...named('sku', wordsOf('sku')),
    ...named('name', wordsOf('name')),
    ...named('quantity', wordsOf('quantity')),
    ...named('price', ['price', 'goodsprice', 'unitprice', '单价', 'danjia']),
    ...named('amount', ['amount', 'payamount', 'payment', 'total', 'divideorderfee', '金额', '实付金额', 'jine']),
  ] as [string, string][];
  const price = pairs.find(([part]) => part === 'price' || part === 'amount')?.[1];
  const amounts = lines.map((line: Json) => (price === undefined ? null : ((line as Record<string, Json> | null)?.[price] ?? null)));
  return step('order-lines', { ...Object.fromEntries(pairs), unit: unitOf([price ?? ''], amounts) });
}
