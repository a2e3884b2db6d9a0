import { actions, planAction } from '@orderloom/shared/actions';
import type { Problem } from '@orderloom/shared/base';
import type { ActionCall, FlowDocument } from '@orderloom/shared/document';
import { expressionsFor } from '../../rules/index.ts';

/** What is wrong with one action, by parameter key; '' for the action as a whole. */
export function actionProblems(
  document: FlowDocument,
  call: ActionCall,
  event: string | undefined,
): ReadonlyMap<string, readonly Problem[]> {
  const planned = planAction(actions, call, { document, expressions: expressionsFor(document), site: { path: '', event } });
  const found = new Map<string, Problem[]>();
  for (const fault of planned.ok ? [] : planned.error) {
    const [, group = '', key = ''] = fault.path.split('.');
    const at = group === 'params' ? key : '';
    found.set(at, [...(found.get(at) ?? []), fault]);
  }
  return found;
}
