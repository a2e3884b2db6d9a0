import { type Burden, burdenedEnds } from '../carried.ts';
import { atState, defineRule } from '../define-rule.ts';
import { isUnsold } from './no-cancelled-end.ts';

const sent: Burden = {
  takesOn: ({ type, params }) => type === 'send-qimen' && (params.method ?? 'deliveryorder.create') === 'deliveryorder.create',
  putsDown: ({ type, params }) => type === 'send-qimen' && params.method === 'order.cancel',
  refused: ({ trigger }) => trigger.type === 'reply' && trigger.outcome === 'error',
};

export const noCompensation = defineRule({
  id: 'no-compensation',
  severity: 'warning',
  label: { zh: '取消时没有通知仓库', en: 'Cancelled without telling the warehouse' },
  why: {
    zh: '订单已经下发给仓库；不发取消，仓库照样发货。',
    en: 'The warehouse has the order already; without a cancellation it sends the goods all the same.',
  },
  check: (view) =>
    burdenedEnds(view, sent, isUnsold).map((id) => ({
      ...atState(id),
      message: {
        zh: `下发仓库之后可以到“${view.name(id).zh}”，途中没有让仓库取消。`,
        en: `After the warehouse was told, "${view.name(id).en}" can be reached without telling it to cancel.`,
      },
      mend: { zh: '在这条路上加“下发仓库：取消单据”。', en: 'Add a Qimen cancellation on that way.' },
    })),
});
