import { FieldKey } from '@orderloom/shared/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeEventName, proposeKey } from './propose-key.ts';

describe('a field key', () => {
  it.each([
    [{ zh: '揽收时效' }, 'lanShouShiXiao'],
    [{ en: 'Pickup deadline' }, 'pickupDeadline'],
    [{ zh: 'VIP 等级' }, 'vipDengJi'],
    [{ zh: '支付时间' }, 'paidAt'],
    [{ zh: '3 天内' }, 'field3TianNei'],
    [{ en: 'Now' }, 'nowValue'],
  ])('of %j is %s', (label, key) => {
    expect(proposeKey(label, 'zh', [])).toBe(key);
  });

  it('is never taken twice', () => {
    expect(proposeKey({ zh: '重量' }, 'zh', ['zhongLiang', 'zhongLiang2'])).toBe('zhongLiang3');
  });

  it('is a usable key whatever the label says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (zh, taken) => {
        const key = proposeKey({ zh }, 'zh', taken);

        expect(FieldKey.safeParse(key).success).toBe(true);
        expect(taken).not.toContain(key);
      }),
    );
  });
});

describe('an event name', () => {
  it.each([
    [{ zh: '支付成功' }, 'order.paid'],
    [{ zh: '骑手换了头盔' }, 'qi_shou_huan_le_tou_kui'],
    [{ zh: '骑手已接单' }, 'courier.assigned'],
    [{ en: 'Rider accepted' }, 'rider_accepted'],
    [{ zh: '！' }, 'event'],
  ])('of %j is %s', (label, name) => {
    expect(proposeEventName(label, 'zh', [])).toBe(name);
  });
});
