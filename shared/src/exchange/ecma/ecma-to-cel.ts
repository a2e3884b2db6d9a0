import { parseExpression } from '@babel/parser';

type Expression = Extract<ReturnType<typeof parseExpression>, { type: 'ParenthesizedExpression' }>['expression'];
type Of<T extends Expression['type']> = Extract<Expression, { type: T }>;

/** What the names of a script stand for in a flow. */
export interface EcmaNames {
  /** The field a variable became. */
  field(name: string): string | undefined;
  /** The id of the state that `In('name')` asks for. */
  state(name: string): string | undefined;
}

/** A part of a script that CEL has no word for. */
export class Unsayable extends Error {}

/** A CEL text with how tightly it binds; higher binds tighter. */
interface Cel {
  readonly text: string;
  readonly level: number;
}

const whole = 10;

/** An ECMAScript expression of the common subset as CEL; throws `Unsayable` with what it has no word for. */
export function ecmaToCel(text: string, names: EcmaNames): string {
  return celOf(parseEcma(text), names).text;
}

function parseEcma(text: string): Expression {
  try {
    return parseExpression(text);
  } catch (error) {
    throw new Unsayable(error instanceof Error ? error.message : text);
  }
}

function celOf(node: Expression, names: EcmaNames): Cel {
  switch (node.type) {
    case 'StringLiteral':
      return { text: JSON.stringify(node.value), level: whole };
    case 'NumericLiteral':
      return { text: String(node.value), level: whole };
    case 'BooleanLiteral':
      return { text: String(node.value), level: whole };
    case 'NullLiteral':
      return { text: 'null', level: whole };
    case 'Identifier':
      return { text: variable(node.name, names), level: whole };
    case 'MemberExpression':
      return member(node, names);
    case 'CallExpression':
      return call(node, names);
    case 'UnaryExpression':
      return unary(node, names);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return binary(node, names);
    case 'ConditionalExpression':
      return {
        text: `${within(node.test, 2, names)} ? ${within(node.consequent, 2, names)} : ${within(node.alternate, 1, names)}`,
        level: 1,
      };
    case 'ParenthesizedExpression':
      return celOf(node.expression, names);
    case 'ArrayExpression':
      return { text: `[${node.elements.map((item) => within(expression(item), 1, names)).join(', ')}]`, level: whole };
    case 'ObjectExpression':
      return { text: `{${node.properties.map((row) => entry(row, names)).join(', ')}}`, level: whole };
    default:
      throw new Unsayable(node.type);
  }
}

function entry(row: Of<'ObjectExpression'>['properties'][number], names: EcmaNames): string {
  if (row.type !== 'ObjectProperty' || row.computed) throw new Unsayable(row.type);
  const { key } = row;
  const name = key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined;
  if (name === undefined) throw new Unsayable(key.type);
  return `${JSON.stringify(name)}: ${within(expression(row.value), 1, names)}`;
}

function expression(node: unknown): Expression {
  const candidate = node as Expression | null;
  if (!candidate || candidate.type === ('SpreadElement' as never)) throw new Unsayable('...');
  return candidate;
}

function within(node: Expression, level: number, names: EcmaNames): string {
  const cel = celOf(node, names);
  return cel.level < level ? `(${cel.text})` : cel.text;
}

function variable(name: string, names: EcmaNames): string {
  if (name === 'undefined') return 'null';
  const field = names.field(name);
  if (field === undefined) throw new Unsayable(name);
  return field;
}

/** `_event.name`, `_event.data.x`, `list.length`, `a.b` and `a['b']`. */
function member(node: Of<'MemberExpression'>, names: EcmaNames): Cel {
  const path = eventPath(node);
  if (path === 'name') return { text: 'event.type', level: whole };
  if (path?.startsWith('data.')) return { text: `event.${path.slice('data.'.length)}`, level: whole };
  if (path !== undefined) throw new Unsayable(`_event.${path}`);
  const object = within(expression(node.object), whole, names);
  if (!node.computed && node.property.type === 'Identifier') {
    return { text: node.property.name === 'length' ? `size(${object})` : `${object}.${node.property.name}`, level: whole };
  }
  return { text: `${object}[${within(expression(node.property), 1, names)}]`, level: whole };
}

/** The dotted path below `_event`, where a member reads from it. */
function eventPath(node: Expression): string | undefined {
  if (node.type === 'Identifier') return node.name === '_event' ? '' : undefined;
  if (node.type !== 'MemberExpression') return undefined;
  const above = eventPath(expression(node.object));
  if (above === undefined) return undefined;
  const { property } = node;
  const key =
    !node.computed && property.type === 'Identifier' ? property.name : property.type === 'StringLiteral' ? property.value : undefined;
  if (key === undefined || !/^[A-Za-z_]\w*$/.test(key)) throw new Unsayable('_event[…]');
  return above === '' ? key : `${above}.${key}`;
}

const methods: Readonly<Record<string, string>> = {
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  includes: 'contains',
  toLowerCase: 'lowerAscii',
  toUpperCase: 'upperAscii',
  trim: 'trim',
};

function call(node: Of<'CallExpression'>, names: EcmaNames): Cel {
  const { callee } = node;
  const args = node.arguments.map(expression);
  const [first] = args;
  if (callee.type === 'Identifier' && callee.name === 'In' && first?.type === 'StringLiteral') {
    const state = names.state(first.value);
    if (state === undefined) throw new Unsayable(`In('${first.value}')`);
    return { text: `inState(${JSON.stringify(state)})`, level: whole };
  }
  if (callee.type === 'Identifier' && callee.name === 'String' && first && args.length === 1) {
    return { text: `string(${within(first, 1, names)})`, level: whole };
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') throw new Unsayable('()');
  const method = methods[callee.property.name];
  if (method === undefined) throw new Unsayable(`.${callee.property.name}()`);
  const object = expression(callee.object);
  if (object.type === 'ArrayExpression' && method === 'contains' && first) {
    return { text: `${within(first, 5, names)} in ${within(object, 5, names)}`, level: 4 };
  }
  return { text: `${within(object, whole, names)}.${method}(${args.map((arg) => within(arg, 1, names)).join(', ')})`, level: whole };
}

function unary(node: Of<'UnaryExpression'>, names: EcmaNames): Cel {
  if (node.operator !== '!' && node.operator !== '-') throw new Unsayable(node.operator);
  return { text: `${node.operator}${within(expression(node.argument), 8, names)}`, level: 8 };
}

const levels: Readonly<Record<string, number>> = {
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

function binary(node: Of<'BinaryExpression'> | Of<'LogicalExpression'>, names: EcmaNames): Cel {
  const operator = node.operator === '===' ? '==' : node.operator === '!==' ? '!=' : node.operator;
  const level = levels[operator];
  if (level === undefined) throw new Unsayable(operator);
  const left = expression(node.left);
  const right = expression(node.right);
  const unset = undefinedCheck(left, right);
  if (unset) return { text: `${within(unset, 5, names)} ${operator} null`, level };
  if (operator === '/') return { text: `double(${within(left, 1, names)}) / double(${within(right, 1, names)})`, level };
  if (operator === '+' && (isText(left) || isText(right))) {
    return { text: `${asText(left, names)} + ${asText(right, names)}`, level };
  }
  const associative = operator === '||' || operator === '&&';
  return { text: `${within(left, level, names)} ${operator} ${within(right, associative ? level : level + 1, names)}`, level };
}

/** `typeof x === 'undefined'` asks whether a field is empty. */
function undefinedCheck(left: Expression, right: Expression): Expression | undefined {
  const asks = left.type === 'UnaryExpression' && left.operator === 'typeof' && right.type === 'StringLiteral';
  return asks && right.value === 'undefined' ? expression(left.argument) : undefined;
}

function isText(node: Expression): boolean {
  if (node.type === 'BinaryExpression' && node.operator === '+') return isText(expression(node.left)) || isText(node.right);
  return node.type === 'StringLiteral';
}

function asText(node: Expression, names: EcmaNames): string {
  return isText(node) ? within(node, 5, names) : `string(${within(node, 1, names)})`;
}

/** The value of an expression that is a constant: literals, lists and objects of them. */
export function constantOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: constant(parseExpression(text)) };
  } catch {
    return undefined;
  }
}

/** The value of a constant node; throws `Unsayable` where something has to be computed. */
export function constant(node: Expression): unknown {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value;
    case 'NullLiteral':
      return null;
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return constant(node.expression);
    case 'UnaryExpression':
      if (node.operator === '-' && node.argument.type === 'NumericLiteral') return -node.argument.value;
      throw new Unsayable(node.operator);
    case 'TemplateLiteral':
      if (node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? '';
      throw new Unsayable('`…`');
    case 'ArrayExpression':
      return node.elements.map((item) => constant(expression(item)));
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map(constantEntry));
    default:
      throw new Unsayable(node.type);
  }
}

function constantEntry(row: Of<'ObjectExpression'>['properties'][number]): [string, unknown] {
  if (row.type !== 'ObjectProperty' || row.computed) throw new Unsayable(row.type);
  return [keyName(expression(row.key)), constant(expression(row.value))];
}

/** The name of a property that is written out. */
export function keyName(key: Expression): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'StringLiteral' || key.type === 'NumericLiteral') return String(key.value);
  throw new Unsayable(key.type);
}
