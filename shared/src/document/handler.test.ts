import { expect, it } from 'vitest';
import { handlerLabel, handlerText, isRole } from './handler.ts';

it('calls a role in the language of the reader, and by its only name where there is one', () => {
  const support = { zh: '客服', en: 'Support' };
  expect([handlerText(support, 'zh'), handlerText(support, 'en')]).toEqual(['客服', 'Support']);
  expect([handlerText('客服', 'en'), handlerText('Li', 'zh'), handlerText(undefined, 'en')]).toEqual(['客服', 'Li', '']);
  expect([handlerLabel('客服'), handlerLabel('Li')]).toEqual([{ zh: '客服' }, { en: 'Li' }]);
});

it('knows a role by its name in either language', () => {
  const support = { zh: '客服', en: 'Support' };
  expect([isRole(support, '客服'), isRole(support, 'Support'), isRole('客服', '客服')]).toEqual([true, true, true]);
  expect([isRole(support, '财务'), isRole({}, ''), isRole(undefined, '客服')]).toEqual([false, false, false]);
});
