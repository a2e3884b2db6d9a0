import type { FieldType } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { fieldOf, type Payload, payloadField } from './payload.ts';
import { eventKey, type Node } from './syntax.ts';

/** The names that a text may use: the flow's fields and the payload of the event at that place. */
export interface Vocabulary {
  readonly document: FlowDocument;
  readonly payload: Payload;
}

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
  if (left?.type === 'instant') return right?.type === 'instant' ? { type: 'duration' } : left;
  if (right?.type === 'instant') return right;
  if (left?.type === 'money' && right?.type === 'money') return operator === '/' ? { type: 'decimal' } : left;
  if (left?.type === 'money' || right?.type === 'money') return { type: 'money' };
  if (left?.type === 'decimal' || right?.type === 'decimal') return { type: 'decimal' };
  const either = left ?? right;
  return either?.type === 'enum' ? { type: 'text' } : either;
}
