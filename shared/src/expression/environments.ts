import { Environment } from '@marcbachmann/cel-js';
import type { FlowDocument } from '../document/flow-document.ts';
import { hasLeg, legAmount, legsDone } from '../order/legs/join-legs.ts';
import { celTypeOf, scalarCelTypes } from './cel-types.ts';
import type { Payload } from './payload.ts';
import type { Scope } from './types.ts';

type Calculate = (left: number, right: number) => number;
const arithmetic: readonly (readonly [string, Calculate])[] = [
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
];

let current: Scope | undefined;

/** Evaluates with the scope that `inState` asks; steps are synchronous, so one scope is current at a time. */
export function within<T>(scope: Scope, evaluate: () => T): T {
  current = scope;
  try {
    return evaluate();
  } finally {
    current = undefined;
  }
}

/** What business users write on top of standard CEL: integers and decimals mixed, and the state question. */
function withMixedNumbers(environment: Environment): Environment {
  for (const [operator, calculate] of arithmetic) {
    environment.registerOperator(`int ${operator} double: double`, (left: bigint, right: number) => calculate(Number(left), right));
    environment.registerOperator(`double ${operator} int: double`, (left: number, right: bigint) => calculate(left, Number(right)));
  }
  return environment
    .registerFunction('inState(string): bool', (id: string) => current?.inState(id) ?? false)
    .registerFunction('hasLeg(dyn, string): bool', hasLeg)
    .registerFunction('legAmount(dyn, string): int', (legs: unknown, kind: string) => BigInt(legAmount(legs, kind)))
    .registerFunction('legsDone(dyn, string): bool', legsDone)
    .registerFunction(
      'legsDone(dyn, string, google.protobuf.Timestamp): bool',
      (legs: unknown, policy: string, deadline: Date) => legsDone(legs, policy) || (current?.now ?? 0) >= deadline.getTime(),
    );
}

/** How large one expression may be. */
const limits = { maxAstNodes: 4000, maxDepth: 100, maxListElements: 1000, maxMapEntries: 1000, maxCallArguments: 32 };

/** Evaluates every flow's expressions. Its variables are untyped because every field may be empty; types were checked before. */
export const evaluation = withMixedNumbers(new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false, limits }));

const checkingBase = withMixedNumbers(new Environment({ homogeneousAggregateLiterals: false, limits }));
checkingBase.registerOperator('int == double', (left: bigint, right: number) => Number(left) === right);
const comparableWithNull = [...scalarCelTypes.filter((type) => type !== 'dyn'), 'map', ...scalarCelTypes.map((type) => `list<${type}>`)];
for (const type of comparableWithNull) checkingBase.registerOperator(`${type} == null`, (left: unknown, right: unknown) => left === right);

/** The typed environment of a flow's fields, without an event. */
export function checkingEnvironment(document: FlowDocument): Environment {
  const environment = checkingBase.clone().registerVariable('now', 'google.protobuf.Timestamp');
  for (const [key, field] of Object.entries(document.context)) {
    if (!environment.hasVariable(key)) environment.registerVariable(key, celTypeOf(field.type));
  }
  return environment;
}

/** The same environment where an event can be read. */
export function withEvent(environment: Environment, payload: Payload): Environment {
  if (payload.type === 'untyped') return environment.clone().registerVariable('event', 'dyn');
  const fields = payload.type === 'typed' ? Object.entries(payload.fields) : [];
  const schema = Object.fromEntries(fields.map(([key, field]) => [key, celTypeOf(field.type)]));
  return environment.clone().registerVariable('event', { schema: { ...schema, type: 'string' } });
}
