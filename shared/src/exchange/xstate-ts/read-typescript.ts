import { parse, type parseExpression } from '@babel/parser';
import { type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Text } from '../../base/text.ts';
import { keyName } from '../ecma/ecma-to-cel.ts';

type Expression = Extract<ReturnType<typeof parseExpression>, { type: 'ParenthesizedExpression' }>['expression'];
type Of<T extends Expression['type']> = Extract<Expression, { type: T }>;
type Program = ReturnType<typeof parse>['program'];

/** The machine config that a TypeScript file writes out, and the delays its `setup` gives names to. */
export interface WrittenConfig {
  readonly config: unknown;
  readonly delays: Readonly<Record<string, number>>;
  /** Where the implementations stand that do not come in. */
  readonly bodies: readonly Problem[];
}

/** Reads the static subset of an XState file: what is written as data; whatever is computed is named with its line. */
export function readTypeScript(text: string): Result<WrittenConfig, readonly Problem[]> {
  try {
    const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] });
    return new StaticFile(program).machine();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail([problem('xstate-ts.not-code', '', { zh: `不是有效的 TypeScript：${reason}`, en: `Not valid TypeScript: ${reason}` })]);
  }
}

class StaticFile {
  private readonly problems: Problem[] = [];
  private readonly constants = new Map<string, Expression>();
  private readonly open = new Set<string>();
  private readonly calls: Of<'CallExpression'>[] = [];

  constructor(program: Program) {
    this.find(program);
  }

  machine(): Result<WrittenConfig, readonly Problem[]> {
    const [call, second] = this.calls;
    const config = call?.arguments[0] as Expression | undefined;
    if (!call || !config) {
      return fail([
        problem('xstate-ts.no-machine', '', { zh: '文件里没有 createMachine({…})。', en: 'The file has no createMachine({…}).' }),
      ]);
    }
    if (second) this.refuse(second, 'createMachine', { zh: '一个文件里只能有一台状态机。', en: 'a file may hold one machine.' });
    const setup = this.setupOf(call);
    const delays = this.delays(setup);
    const value = this.value(config);
    if (this.problems.length > 0) return fail(this.problems);
    return ok({ config: value, delays, bodies: setup ? this.bodies(setup) : [] });
  }

  /** Constants, and calls that make a machine, wherever they stand. */
  private find(node: unknown): void {
    if (Array.isArray(node)) {
      for (const item of node) this.find(item);
    } else if (typeof node === 'object' && node !== null) {
      this.note(node as { readonly type?: string });
      for (const [key, part] of Object.entries(node)) if (key !== 'loc' && key !== 'tokens') this.find(part);
    }
  }

  private note(node: { readonly type?: string }): void {
    if (node.type === 'VariableDeclarator') {
      const { id, init } = node as { id: { type: string; name?: string }; init?: Expression | null };
      if (id.type === 'Identifier' && id.name !== undefined && init) this.constants.set(id.name, init);
    }
    if (node.type === 'CallExpression' && this.makes(node as Of<'CallExpression'>)) this.calls.push(node as Of<'CallExpression'>);
  }

  private makes({ callee }: Of<'CallExpression'>): boolean {
    if (callee.type === 'Identifier') return callee.name === 'createMachine';
    return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'createMachine';
  }

  private setupOf({ callee }: Of<'CallExpression'>): Of<'ObjectExpression'> | undefined {
    if (callee.type !== 'MemberExpression') return undefined;
    const from = this.resolved(callee.object as Expression);
    const given = from.type === 'CallExpression' ? (from.arguments[0] as Expression | undefined) : undefined;
    const object = given && this.resolved(given);
    return object?.type === 'ObjectExpression' ? object : undefined;
  }

  private resolved(node: Expression): Expression {
    const constant = node.type === 'Identifier' ? this.constants.get(node.name) : undefined;
    return constant && constant !== node ? this.resolved(constant) : node;
  }

  private delays(setup: Of<'ObjectExpression'> | undefined): Record<string, number> {
    const delays: Record<string, number> = {};
    for (const [name, node] of setup ? this.entriesOf(setup, 'delays') : []) {
      const value = this.resolved(node);
      if (value.type === 'NumericLiteral') delays[name] = value.value;
    }
    return delays;
  }

  private entriesOf(object: Of<'ObjectExpression'>, key: string): readonly (readonly [string, Expression])[] {
    const rows = object.properties.flatMap((row) =>
      row.type === 'ObjectProperty' && !row.computed && keyName(row.key as Expression) === key ? [row.value] : [],
    );
    const [value] = rows as Expression[];
    const inner = value && this.resolved(value);
    if (inner?.type !== 'ObjectExpression') return [];
    return inner.properties.flatMap((row) =>
      row.type === 'SpreadElement' || row.computed
        ? []
        : [[keyName(row.key as Expression), (row.type === 'ObjectProperty' ? row.value : row) as Expression] as const],
    );
  }

  private bodies(setup: Of<'ObjectExpression'>): Problem[] {
    return ['actions', 'guards', 'actors'].flatMap((kind) =>
      this.entriesOf(setup, kind).map(([name, node]) =>
        at(node, 'xstate-ts.body', {
          zh: `${kind} 里“${name}”的函数体没有带进来，名字留着待定义。`,
          en: `the body of "${name}" in ${kind} does not come in; its name is kept, to be defined.`,
        }),
      ),
    );
  }

  /** What an expression is as data. */
  private value(node: Expression): unknown {
    switch (node.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return node.value;
      case 'NullLiteral':
        return null;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'ParenthesizedExpression':
        return this.value(node.expression);
      case 'UnaryExpression':
        return this.negative(node);
      case 'BinaryExpression':
        return this.computed(node);
      case 'TemplateLiteral':
        return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? '') : this.refused(node, '`…`');
      case 'ArrayExpression':
        return node.elements.map((item) => (item && item.type !== 'SpreadElement' ? this.value(item) : this.refused(node, '...')));
      case 'ObjectExpression':
        return this.object(node);
      case 'Identifier':
        return this.constant(node);
      case 'CallExpression':
        return this.call(node);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return this.refused(node, '() => …', {
          zh: '写在配置里的函数；请给它起名，放到 setup 里。',
          en: 'a function inside the config; name it and put it into setup.',
        });
      default:
        return this.refused(node, node.type);
    }
  }

  private negative(node: Of<'UnaryExpression'>): unknown {
    const value = node.operator === '-' ? this.value(node.argument) : undefined;
    return typeof value === 'number' ? -value : this.refused(node, node.operator);
  }

  /** Lengths of time are often written as products. */
  private computed(node: Of<'BinaryExpression'>): unknown {
    const left = node.left.type === 'PrivateName' ? undefined : this.value(node.left);
    const right = this.value(node.right);
    if (typeof left === 'number' && typeof right === 'number') {
      if (node.operator === '*') return left * right;
      if (node.operator === '+') return left + right;
    }
    return this.refused(node, node.operator);
  }

  private object(node: Of<'ObjectExpression'>): unknown {
    const entries: [string, unknown][] = [];
    for (const row of node.properties) {
      if (row.type === 'SpreadElement') {
        const spread = this.value(row.argument);
        if (typeof spread === 'object' && spread !== null) entries.push(...Object.entries(spread));
      } else if (row.type === 'ObjectMethod') this.refused(row as unknown as Expression, '() {…}');
      else if (row.computed) this.refused(row.key as Expression, '[…]');
      else entries.push([keyName(row.key as Expression), this.value(row.value as Expression)]);
    }
    return Object.fromEntries(entries);
  }

  private constant(node: Of<'Identifier'>): unknown {
    if (node.name === 'undefined') return undefined;
    const written = this.constants.get(node.name);
    if (!written || this.open.has(node.name))
      return this.refused(node, node.name, { zh: '这个值不在文件里。', en: 'this value is not in the file.' });
    this.open.add(node.name);
    const value = this.value(written);
    this.open.delete(node.name);
    return value;
  }

  /** `raise(event, { delay })` is data; other calls compute something. */
  private call(node: Of<'CallExpression'>): unknown {
    const { callee } = node;
    const name = callee.type === 'Identifier' ? callee.name : '(…)';
    const [event, options] = node.arguments as Expression[];
    if (name !== 'raise' || !event)
      return this.refused(node, `${name}(…)`, { zh: '请改成具名的动作或条件。', en: 'use a named action or guard instead.' });
    const more = options ? this.value(options) : undefined;
    const delay = typeof more === 'object' && more !== null && 'delay' in more ? { delay: more.delay } : {};
    return { type: 'xstate.raise', params: { event: this.value(event), ...delay } };
  }

  private refused(node: Expression, what: string, hint?: Text): undefined {
    this.refuse(node, what, hint);
    return undefined;
  }

  private refuse(node: Expression, what: string, hint?: Text): void {
    this.problems.push(
      at(node, 'xstate-ts.dynamic', {
        zh: `“${what}”要运行才知道是什么${hint ? `：${hint.zh}` : '。'}`,
        en: `"${what}" is known only when the file runs${hint ? `: ${hint.en}` : '.'}`,
      }),
    );
  }
}

function at(node: Expression, code: string, { zh, en }: Text): Problem {
  const line = node.loc?.start.line ?? 0;
  return problem(code, `line ${line}`, { zh: `第 ${line} 行：${zh}`, en: `Line ${line}: ${en}` });
}
