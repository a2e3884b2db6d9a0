import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listIn, parseXml, writeXml } from './xml.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseXml(bytes(text));

describe('reading', () => {
  it('gives elements, texts and lists, whatever the spacing', () => {
    expect(read('<?xml version="1.0"?>\n<a x="1">\n <b> 1 </b>\n <c><d>2</d><d>3</d></c>\n <e/><f><![CDATA[<&>]]></f></a>')).toEqual({
      ok: true,
      value: { a: { b: '1', c: { d: ['2', '3'] }, e: '', f: '<&>' } },
    });
  });

  it('reads a list of one as a list, and none as none', () => {
    const one = { items: { item: { code: 'A' } } };
    expect(listIn(one, 'items', 'item')).toEqual([{ code: 'A' }]);
    expect(listIn({ items: { item: ['a', 'b'] } }, 'items', 'item')).toEqual(['a', 'b']);
    expect([listIn({ items: '' }, 'items', 'item'), listIn(null, 'items', 'item')]).toEqual([[], []]);
  });

  it('keeps names that every object has', () => {
    const parsed = read('<a><__proto__><polluted>1</polluted></__proto__><constructor>2</constructor></a>');
    expect(parsed.ok && JSON.stringify(parsed.value)).toBe('{"a":{"__proto__":{"polluted":"1"},"constructor":"2"}}');
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['entities within entities', '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
    ['a file from outside', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an entity nobody declared', '<a>&b;</a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['JSON', '{"a":1}'],
    ['more depth than anybody needs', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`],
  ])('refuses %s', (_what, text) => {
    expect(read(text)).toMatchObject({ ok: false, error: [{ code: 'hook.bad-xml' }] });
  });

  it('never throws, whatever bytes come', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => typeof parseXml(raw).ok === 'boolean'));
  });
});

it('writes what is read back as it was, whatever the text', () => {
  const text = fc.string({ unit: 'binary' }).map((value) => value.replace(/[^\t\n -\uD7FF\uE000-\uFFFD]/g, '').trim());
  const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/);
  const content = fc.dictionary(name, fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 4 })), { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(content, (given) => {
      expect(read(writeXml('request', given))).toEqual({ ok: true, value: { request: given } });
    }),
  );
});
