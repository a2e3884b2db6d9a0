import { expect, it } from 'vitest';
import { deliveryOrderBody } from './qimen-body.ts';

const asked = { orderCode: 'D-1', orderType: 'JYCK', warehouse: 'WH-1', owner: 'O-1', fields: {}, now: Date.UTC(2026, 8, 1, 4) };

it('asks for what is on the shelf: bundles taken apart, prices of one piece where they come out even', () => {
  const context = {
    amount: 10000,
    receiver: '王五',
    phone: '13900000061',
    city: '苏州市',
    address: '平江路 1 号',
    createdAt: '2026-08-31T16:30:00.000Z',
    lines: [
      {
        id: '7',
        sku: 'SET',
        quantity: 1,
        amount: 9001,
        components: [
          { sku: 'LAMP', quantity: 1, amount: 8001 },
          { sku: 'BULB', quantity: 2, amount: 1000 },
        ],
      },
      { id: '8', sku: 'CUP', name: '杯', quantity: 3, amount: 1000 },
    ],
  };

  expect(deliveryOrderBody(context, asked)).toMatchObject({
    deliveryOrder: {
      deliveryOrderCode: 'D-1',
      placeOrderTime: '2026-09-01 00:30:00',
      operateTime: '2026-09-01 12:00:00',
      totalAmount: '100.00',
      receiverInfo: { name: '王五', mobile: '13900000061', city: '苏州市', detailAddress: '平江路 1 号' },
    },
    orderLines: {
      orderLine: [
        { orderLineNo: '7-1', itemCode: 'LAMP', planQty: '1', actualPrice: '80.01', ownerCode: 'O-1' },
        { orderLineNo: '7-2', itemCode: 'BULB', planQty: '2', actualPrice: '5.00' },
        { orderLineNo: '8', itemCode: 'CUP', itemName: '杯', planQty: '3' },
      ],
    },
  });
});
