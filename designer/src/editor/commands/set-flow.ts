import type { FlowDocument } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';
import { coalesceKey, patchDraft } from './patching.ts';

type FlowPatch = { readonly [K in 'name' | 'description' | 'owner' | 'tags' | 'unknownEvents']?: FlowDocument[K] | undefined };

/** Changes what is said of the flow as a whole. */
export function setFlow(patch: FlowPatch): Command {
  return {
    label: { zh: '编辑流程', en: 'Edit flow' },
    coalesce: coalesceKey('flow', '', patch),
    change: (draft) => patchDraft<FlowDocument, Exclude<keyof FlowDocument, keyof FlowPatch>>(draft, patch),
  };
}
