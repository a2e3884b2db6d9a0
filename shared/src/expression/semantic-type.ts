import type { FieldType } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { fieldOf, type Payload, payloadField } from './payload.ts';
import { eventKey, type Node } from './syntax.ts';

/** The names that a text may use: the flow's fields and the payload of the event at that place. */
export interface Vocabulary {
  readonly document: FlowDocument;
  readonly payload: Payload;
}

/** What a calculation gives when one of these takes part, the strongest first. */
const arithmeticTypes = ['instant', 'duration', 'money', 'decimal', 'integer', 'text'] as const;

/** The business type of a part, finer than CEL's: money and options are told from plain numbers and texts. */
export function semanticType(node: Node, words: Vocabulary): FieldType | undefined {
  const key = eventKey(node);
  if (key !== undefined) return payloadField(words.payload, key)?.type;
  switch (node.op) {
    case 'id':
      return node.args === 'now' ? { type: 'instant' } : fieldOf(words.document.context, node.args)?.type;
    case 'call':
      return callType(node.args[0]);
    case '?:':
      return semanticType(node.args[1], words) ?? semanticType(node.args[2], words);
    case '-_':
      return semanticType(node.args, words);
    case '[]': {
      const list = semanticType(node.args[0], words);
      return list?.type === 'list' ? list.of : undefined;
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmeticType(node.op, semanticType(node.args[0], words), semanticType(node.args[1], words));
    default:
      return undefined;
  }
}

function callType(name: string): FieldType | undefined {
  if (name === 'duration') return { type: 'duration' };
  if (name === 'timestamp') return { type: 'instant' };
  if (name === 'size' || name === 'int') return { type: 'integer' };
  return undefined;
}

function arithmeticType(operator: string, left: FieldType | undefined, right: FieldType | undefined): FieldType | undefined {
  if (left?.type === 'instant' && right?.type === 'instant') return { type: 'duration' };
  if (left?.type === 'money' && right?.type === 'money' && operator === '/') return { type: 'decimal' };
  const strongest = arithmeticTypes.find((type) => left?.type === type || right?.type === type);
  if (strongest) return { type: strongest };
  return left ?? right;
}
