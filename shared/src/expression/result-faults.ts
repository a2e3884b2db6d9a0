import type { FieldType } from '../document/field.ts';
import { celTypeOf } from './cel-types.ts';
import { type Fault, fault } from './faults.ts';
import { resultOptionFaults } from './option-faults.ts';
import type { Node } from './syntax.ts';
import { celTypeText, typeText } from './type-words.ts';

/** Whether what an expression gives can be a value of the type it is written for. */
export function resultFaults(root: Node, given: string, type: FieldType | 'any', text: string): Fault[] {
  if (type === 'any') return [];
  if (!fits(given, type)) {
    const expected = typeText(type);
    const found = celTypeText(given);
    return [
      fault(
        'type',
        { start: 0, end: text.length },
        {
          zh: `这里应得到${expected.zh}，实际得到${found.zh}。${hint(given, type).zh}`,
          en: `This must give a ${expected.en}, but gives a ${found.en}.${hint(given, type).en}`,
        },
      ),
    ];
  }
  return resultOptionFaults(root, type);
}

/** An empty value fits every type; what is only known at run time is checked then. */
function fits(given: string, type: FieldType): boolean {
  if (given === 'dyn' || given === 'null' || type.type === 'json') return true;
  if (type.type === 'decimal') return given === 'double' || given === 'int';
  if (type.type !== 'list') return given === celTypeOf(type);
  if (given === 'list' || given === celTypeOf(type) || type.of.type === 'json') return given.startsWith('list');
  const element = /^list<(.*)>$/.exec(given)?.[1];
  return element !== undefined && (element === 'dyn' || /^[A-Z]$/.test(element) || fits(element, type.of));
}

function hint(given: string, type: FieldType): { zh: string; en: string } {
  if (given === 'double' && celTypeOf(type) === 'int') return { zh: '可用 int(…) 取整。', en: ' Use int(…) to drop the fraction.' };
  if (type.type === 'boolean') return { zh: '请写成比较，例如“x > 0”。', en: ' Write a comparison, such as "x > 0".' };
  return { zh: '', en: '' };
}
