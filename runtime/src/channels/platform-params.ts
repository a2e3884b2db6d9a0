import type { ChannelParam, Verification } from './define-channel.ts';

/** Tokens of shops end; platforms do not say when in their messages. */
export const tokenExpiryParam: ChannelParam = {
  name: 'tokenExpiresAt',
  required: false,
  label: { zh: '授权到期日', en: 'Authorised until' },
  hint: { zh: '例：2027-03-01；到期前 7 天会提醒', en: 'Example: 2027-03-01; you are reminded 7 days before' },
};

const hint = { zh: '留空用官方地址', en: "Left empty: the platform's own" };

export const apiUrlParam: ChannelParam = { name: 'apiUrl', required: false, label: { zh: '接口地址', en: 'Address of the API' }, hint };

export const messageUrlParam: ChannelParam = {
  name: 'messageUrl',
  required: false,
  label: { zh: '消息服务地址', en: 'Address of the message service' },
  hint,
};

/** What the platform allows this shop, where it is not the usual. */
export const rateParam: ChannelParam = {
  name: 'callsPerSecond',
  required: false,
  label: { zh: '每秒调用上限', en: 'Calls a second' },
  hint: { zh: '平台给了更高或更低的额度时填', en: 'When the platform grants more or less than the usual' },
};

/** For platforms that are connected to, or asked. */
export function notPushed(): Verification {
  return { ok: false, reason: 'this channel is not pushed' };
}
