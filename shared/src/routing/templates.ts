import type { Text } from '../base/text.ts';
import { RoutingRule } from './routing-table.ts';

/** A rule to begin with. */
export interface RuleTemplate {
  readonly id: string;
  readonly label: Text;
  readonly hint: Text;
  readonly rule: RoutingRule;
}

export const urgentTag = 'VIP-加急';

export const ruleTemplates: readonly RuleTemplate[] = [
  {
    id: 'vip',
    label: { zh: 'VIP 加急', en: 'VIP first' },
    hint: {
      zh: '钻石客户或金额超过 5 万元的订单：加标签，给仓库写备注，PDA 拣货列表置顶。',
      en: 'Diamond customers and orders above 50,000 yuan: tagged, noted to the warehouse, on top of its pick list.',
    },
    rule: RoutingRule.parse({
      id: 'vip',
      name: urgentTag,
      when: 'customerLevel == "diamond" || amount > 5000000',
      give: { tags: [urgentTag], note: 'VIP-加急：请优先拣货' },
    }),
  },
  {
    id: 'night-owl',
    label: { zh: '夜间催付', en: 'Night owl' },
    hint: {
      zh: '凌晨 2 到 5 点下单未付款：95 折加短信，每天最多 500 份、每位客户一份，留 10% 客户不给优惠用来对照。',
      en: 'Ordered between two and five at night and not paid: 5 % off and a text message; 500 a day, one a customer, 10 % left out to measure by.',
    },
    rule: RoutingRule.parse({
      id: 'night-owl',
      name: '夜间催付',
      when: 'paidAt == null && amount > 0',
      hours: { from: 120, to: 300 },
      give: { offer: { percent: 5, message: '您的商品已享 95 折，付款即可生效', perDay: 500, perCustomer: 1, holdOut: 10 } },
    }),
  },
  {
    id: 'best',
    label: { zh: '就近优选', en: 'Best of all' },
    hint: {
      zh: '放在最后兜底：在覆盖收货地的仓库和承运商里，按库存、距离、成本、时效打分取最优。',
      en: 'Last, for whatever is left: the best by stock, distance, cost and promise of the warehouses and carriers that reach the receiver.',
    },
    rule: RoutingRule.parse({ id: 'best', name: '就近优选', give: { warehouse: '*', carrier: '*' } }),
  },
];
