import type { Policy } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';

/** Adds a policy, or puts it in the place of the one with the same id. */
export function setPolicy(policy: Policy): Command {
  return {
    label: { zh: '编辑规约', en: 'Edit policy' },
    coalesce: `policy:${policy.id}`,
    change(draft) {
      draft.policies ??= {};
      draft.policies[policy.id] = policy;
    },
  };
}

/** Takes a policy away; a drawing without policies holds no empty list of them. */
export function removePolicy(id: string): Command {
  return {
    label: { zh: '删除规约', en: 'Remove policy' },
    change(draft) {
      if (!draft.policies) return;
      delete draft.policies[id];
      if (Object.keys(draft.policies).length === 0) delete draft.policies;
    },
  };
}
