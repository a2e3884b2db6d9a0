import { createCipheriv, createHash, createHmac } from 'node:crypto';

export interface Signing {
  readonly text: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** What the fixture says besides its body. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** Unix seconds. */
  readonly at: number;
  /** Spoils a digest on its way into the message. */
  readonly spoil: (digest: Buffer) => Buffer;
}

export interface Signed {
  readonly raw: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

type Sign = (signing: Signing) => Signed;

const bytes = (text: string) => new TextEncoder().encode(text);
const md5 = (text: string) => createHash('md5').update(text, 'utf8').digest();
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
const hex = (digest: Buffer) => digest.toString('hex').toUpperCase();
const joined = (pairs: Readonly<Record<string, string>>) =>
  Object.keys(pairs)
    .sort()
    .map((key) => `${key}${pairs[key]}`)
    .join('');
const asForm = (fields: Readonly<Record<string, string>>) =>
  bytes(
    Object.entries(fields)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&'),
  );
const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };

function withHeader(name: string, digest: (signing: Signing) => Buffer, write: (digest: Buffer) => string): Sign {
  return (signing) => {
    const { text, headers, query, spoil } = signing;
    return { raw: bytes(text), query, headers: { ...headers, [name]: write(spoil(digest(signing))) } };
  };
}

const base64 = (digest: Buffer) => digest.toString('base64');

/** How each platform signs, written from its description and by nothing of the product. */
export const signers: Readonly<Record<string, Sign>> = {
  douyin: ({ text, headers, query, secrets, spoil }) => {
    const digest = spoil(md5(`${secrets.appKey}${text}${secrets.appSecret}`)).toString('hex');
    return { raw: bytes(text), query, headers: { 'app-id': secrets.appKey ?? '', ...headers, 'event-sign': digest } };
  },
  shopify: withHeader('x-shopify-hmac-sha256', ({ text, secrets }) => hmac(secrets.clientSecret ?? '', text), base64),
  woocommerce: withHeader('x-wc-webhook-signature', ({ text, secrets }) => hmac(secrets.secret ?? '', text), base64),
  'standard-webhooks': ({ text, headers, query, secrets, at, spoil }) => {
    const id = headers['webhook-id'] ?? 'msg_1';
    const key = Buffer.from((secrets.secret ?? '').replace('whsec_', ''), 'base64');
    const signature = `v1,${base64(spoil(hmac(key, `${id}.${at}.${text}`)))}`;
    return {
      raw: bytes(text),
      query,
      headers: { 'webhook-id': id, 'webhook-timestamp': `${at}`, ...headers, 'webhook-signature': signature },
    };
  },
  jddj: ({ text, headers, query, form, secrets, spoil }) => {
    const { encrypted, ...more } = form;
    const body = encrypted === undefined ? { jd_param_json: text } : { encrypt_jd_param_json: encryptJd(text, secrets.appSecret ?? '') };
    const fields = { app_key: secrets.appKey ?? '', ...more, ...body };
    const sign = hex(spoil(md5(`${secrets.appSecret}${joined(fields)}${secrets.appSecret}`)));
    return { raw: asForm({ ...fields, sign }), query, headers: { ...formHeaders, ...headers } };
  },
  kuaidi100: ({ text, headers, query, secrets, spoil }) => {
    const sign = hex(spoil(md5(`${text}${secrets.salt}`)));
    return { raw: asForm({ sign, param: text }), query, headers: { ...formHeaders, ...headers } };
  },
  qimen: ({ text, headers, query, secrets, spoil }) => {
    const params = { app_key: secrets.appKey ?? '', ...query };
    const named = (headers['top-sign-list'] ?? '').split(',').filter(Boolean);
    const signed = { ...params, ...Object.fromEntries(named.map((name) => [name, decodeURIComponent(headers[name] ?? '')])) };
    const sign = hex(spoil(md5(`${secrets.appSecret}${joined(signed)}${text}${secrets.appSecret}`)));
    return { raw: bytes(text), headers, query: { ...params, sign } };
  },
  'sf-intracity': ({ text, headers, query, form, secrets, spoil }) => {
    const digest = spoil(md5(`${text}&${secrets.devId}&${secrets.devKey}`));
    const sign = form.digest === 'raw' ? base64(digest) : Buffer.from(digest.toString('hex')).toString('base64');
    return { raw: bytes(text), headers, query: { ...query, sign } };
  },
  dada: ({ text, headers, query, spoil }) => {
    const body: Readonly<Record<string, unknown>> = JSON.parse(text);
    const signature = spoil(md5([body.client_id, body.order_id, body.update_time].map(String).sort().join(''))).toString('hex');
    return { raw: bytes(text.replace('"@signature"', `"${signature}"`)), headers, query };
  },
  shansong: ({ text, headers, query }) => ({ raw: bytes(text), headers, query }),
  sf: ({ text, headers, query }) => ({ raw: bytes(text), headers, query }),
};

function encryptJd(text: string, secret: string): string {
  const cipher = createCipheriv('aes-128-cbc', secret.slice(0, 16), secret.slice(16, 32));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}
