import { type Burden, burdenedEnds } from '../carried.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';

const releaseHere = fixOf('release-here', { zh: '进入时释放库存', en: 'Release the stock on entry' }, (document, id, newId) => {
  const state = document.states[id];
  if (!state) return document;
  const release = { id: newId('transition'), type: 'release-stock', params: { leg: '', lineIds: '' } };
  return withState(document, id, { entry: [...state.entry, release] });
});

const held: Burden = {
  takesOn: ({ type }) => type === 'reserve-stock',
  putsDown: ({ type }) => type === 'release-stock' || type === 'consume-stock',
  refused: ({ trigger, guard }) => trigger.type === 'reply' && (trigger.outcome === 'error' || /["']short["']/.test(guard ?? '')),
};

export const stockNotReleased = defineRule({
  id: 'stock-not-released',
  severity: 'warning',
  label: { zh: '占住的库存没有释放', en: 'Reserved stock is not released' },
  why: {
    zh: '订单结束了，货却还占着，别的订单买不到。',
    en: 'The order has ended but still holds goods that other orders could have.',
  },
  fixes: [releaseHere],
  check: (view) =>
    burdenedEnds(view, held, () => true).map((id) => ({
      ...atState(id),
      message: {
        zh: `有一条路在占用库存之后到“${view.name(id).zh}”，途中既没有释放也没有出库。`,
        en: `There is a way on which stock is reserved and "${view.name(id).en}" is reached without releasing or consuming it.`,
      },
      mend: {
        zh: '在这里或路上加“释放库存”；没有占住的不受影响。',
        en: 'Release the stock here or on the way; what is not held is left alone.',
      },
    })),
});
