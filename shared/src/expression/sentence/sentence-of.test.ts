import { describe, expect, it } from 'vitest';
import { drawFlow } from '../../testing/index.ts';
import { expressionsOf } from '../index.ts';

const flow = drawFlow({
  fields: {
    amount: { label: { zh: '金额', en: 'amount' }, type: { type: 'money' } },
    pieces: { label: { zh: '件数', en: 'pieces' }, type: { type: 'integer' } },
    paid: { label: { zh: '已付款', en: 'paid' }, type: { type: 'boolean' } },
    waybill: { label: { zh: '面单号', en: 'waybill' }, type: { type: 'text' } },
    refundId: { label: { zh: '退款单号', en: 'refund id' }, type: { type: 'text' } },
    shippedAt: { label: { zh: '发货时间', en: 'shipping' }, type: { type: 'instant' } },
    tags: { label: { zh: '标签', en: 'tags' }, type: { type: 'list', of: { type: 'text' } } },
    level: {
      label: { zh: '客户等级', en: 'customer level' },
      type: {
        type: 'enum',
        options: [
          { value: 'd', label: { zh: '钻石', en: 'Diamond' } },
          { value: 'g', label: { zh: '黄金', en: 'Gold' } },
        ],
      },
    },
  },
  events: {
    refund: {
      payload: {
        refundId: { label: { zh: '退款单号', en: 'refund id' }, type: { type: 'text' } },
        sum: { label: { zh: '退款额', en: 'refund' }, type: { type: 'money' } },
      },
    },
  },
  states: { picked: { label: { zh: '已揽收', en: 'Picked up' } } },
});
const expressions = expressionsOf(flow);

describe('sentences', () => {
  it.each([
    ['level == "d" || amount > 5000000', '客户等级 是 钻石 或 金额 > 50,000 元', 'customer level is Diamond or amount > 50,000 yuan'],
    [
      '(level == "d" || paid) && pieces <= 3',
      '（客户等级 是 钻石 或 已付款） 且 件数 ≤ 3',
      '(customer level is Diamond or paid) and pieces ≤ 3',
    ],
    ['level == "d" && paid || pieces == 3', '客户等级 是 钻石 且 已付款 或 件数 = 3', 'customer level is Diamond and paid or pieces = 3'],
    ['waybill != null', '面单号已填写', 'waybill is filled'],
    ['waybill == null', '面单号未填写', 'waybill is empty'],
    ['!paid', '已付款为否', 'paid is no'],
    ['paid == true', '已付款为是', 'paid is yes'],
    ['!(paid || pieces > 1)', '并非（已付款 或 件数 > 1）', 'not (paid or pieces > 1)'],
    ['100 < amount', '金额 > 1 元', 'amount > 1 yuan'],
    ['level in ["d", "g"]', '客户等级 是 钻石、黄金之一', 'customer level is one of Diamond, Gold'],
    ['!("vip" in tags)', '标签不含“vip”', 'tags does not have "vip"'],
    ['now - shippedAt > duration("2h")', '距发货时间已超过 2 小时', 'more than 2 hours since shipping'],
    ['inState("picked")', '订单在“已揽收”', 'the order is in "Picked up"'],
    ['!inState("picked")', '订单不在“已揽收”', 'the order is not in "Picked up"'],
    ['waybill.startsWith("SF")', '面单号以“SF”开头', 'waybill starts with "SF"'],
    ['size(tags) == 0', '标签的数量 = 0', 'the number of tags = 0'],
    ['event.refundId == refundId', '事件的退款单号 是 退款单号', "the event's refund id is refund id"],
    ['event.sum <= amount - 100', '退款额 ≤ 金额 − 1 元', 'refund ≤ amount − 1 yuan'],
    ['duration("26h")', '1 天 2 小时', '1 day 2 hours'],
  ])('%s', (text, zh, en) => {
    expect(expressions.sentence(text, 'zh', 'refund')).toBe(zh);
    expect(expressions.sentence(text, 'en', 'refund')).toBe(en);
  });

  it('keeps what it cannot tell as it is written', () => {
    expect(expressions.sentence('amount >', 'zh')).toBe('amount >');
    expect(expressions.sentence('tags.exists(t, t == "x")', 'en')).toBe('tags.exists(t, t == "x")');
    expect(expressions.sentence('paid && tags.exists(t, t == "x")', 'en')).toBe('paid and tags.exists(t, t == "x")');
  });
});
