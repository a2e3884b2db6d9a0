import { textOf } from '@orderloom/shared/base';
import { useFlow } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Page } from '../ui/Page.tsx';

/** The drawing of one flow. */
export function EditorPage({ flowId }: { readonly flowId: string }) {
  const locale = useLocale();
  const flow = useFlow(flowId).data;
  return <Page title={textOf(flow?.name, locale)}>{null}</Page>;
}
