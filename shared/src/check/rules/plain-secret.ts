import { referencesIn } from '../../actions/secret-reference.ts';
import { actionSites } from '../../document/action-sites.ts';
import { defineRule, type Trip } from '../define-rule.ts';
import { type ParamText, textsIn } from '../secret-uses.ts';

/** Beginnings that only credentials have. */
const marked = /\b(whsec_|sk_live_|sk_test_|rk_live_|ghp_|gho_|github_pat_|glpat-|xox[abpr]-|AKIA|eyJhbGciOi)[A-Za-z0-9_+/=.-]{8,}/;
/** Names of headers and of values in addresses under which credentials travel. */
const telling = /(^|[-_.])(authorization|api-?key|x-api-key|key|token|access_?token|secret|app_?secret|password|passwd|sign|signature)$/i;
const holes = /\{\{.*?\}\}/gs;
const inAddress = /[?&]([^=&#]+)=([^&#]*)/g;
/** A credential is long and mixed; a word that stands in its place is not. */
const shortest = 12;

export const plainSecret = defineRule({
  id: 'plain-secret',
  severity: 'warning',
  label: { zh: '写在流程里的密钥', en: 'Credential written into the flow' },
  why: {
    zh: '看得到流程、版本或导出文件的人都能拿到密钥。',
    en: 'Whoever sees the flow, a version or an export has the credential.',
  },
  check: (view) =>
    actionSites(view.document).flatMap(({ call, path, place }): Trip[] =>
      textsIn(call.params, `${path}.params`).flatMap((text): Trip[] => {
        if (isPlain(text)) return [{ place, path: text.path, ...exposed }];
        return isNotFilled(text) ? [{ place, path: text.path, ...notFilled }] : [];
      }),
    ),
});

const exposed = {
  message: {
    zh: '这里像是直接写了密钥：任何能看到流程、导出文件或版本的人都能看到它。',
    en: 'This looks like a credential in the clear: whoever sees the flow, an export or a version sees it.',
  },
  mend: {
    zh: '到“密钥”里保存它，这里改写成 secret://名称；原来的密钥请更换。',
    en: 'Store it under Secrets and write secret://name here; replace the credential that was exposed.',
  },
};

const notFilled = {
  message: {
    zh: '密钥只在地址和请求头里填入；写在这里会原样发出去。',
    en: 'Secrets are filled in only in addresses and headers; here the reference is sent as it stands.',
  },
  mend: { zh: '把它移到地址或请求头里。', en: 'Move it to the address or to a header.' },
};

function isPlain({ path, text }: ParamText): boolean {
  const written = text.replace(holes, '');
  if (marked.test(written)) return true;
  if (telling.test(path) && path.includes('.headers.')) return looksRandom(written.replace(/^(Bearer|Basic|Token)\s+/i, ''));
  return [...written.matchAll(inAddress)].some(([, name = '', value = '']) => telling.test(name) && looksRandom(value));
}

function looksRandom(value: string): boolean {
  return referencesIn(value).length === 0 && value.length >= shortest && /\d/.test(value) && /[A-Za-z]/.test(value) && !/\s/.test(value);
}

function isNotFilled({ path, text }: ParamText): boolean {
  return referencesIn(text).length > 0 && /\.params\.(body|content|event|text|data\..+)$/.test(path);
}
