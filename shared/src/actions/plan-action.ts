import { type Problem, problem } from '../base/problem.ts';
import type { Registry } from '../base/registry.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { ActionCall } from '../document/action-call.ts';
import { schemaProblems } from '../document/parse-document.ts';
import type { ActionDefinition, Plan, PlanContext } from './define-action.ts';

/** Looks an action call up in the registry, checks its parameters and plans it. */
export function planAction(
  registry: Registry<ActionDefinition>,
  call: ActionCall,
  context: PlanContext,
): Result<{ readonly plan: Plan; readonly name: string }, readonly Problem[]> {
  const { path } = context.site;
  const definition = registry.get(call.type);
  if (!definition) {
    return fail([
      problem('action.unknown', `${path}.type`, {
        zh: `没有名为“${call.type}”的动作：请改选一个动作。`,
        en: `There is no action "${call.type}": choose another action.`,
      }),
    ]);
  }
  const params = definition.params.safeParse(call.params);
  if (!params.success) {
    return fail(
      schemaProblems(call.params, definition.params, params.error).map((fault) => ({ ...fault, path: `${path}.params.${fault.path}` })),
    );
  }
  const plan = definition.plan(params.data, context);
  return plan.ok ? ok({ plan: plan.value, name: definition.nameOf?.(params.data) ?? definition.id }) : plan;
}
