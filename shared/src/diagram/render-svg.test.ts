import { describe, expect, it } from 'vitest';
import { blankDocument, type FlowDocument, parseDocument, State, Transition } from '../document/index.ts';
import { renderSvg } from './render-svg.ts';

function small(): FlowDocument {
  const blank = blankDocument('small', { zh: '小流程', en: 'Small flow' });
  const state = (id: string, kind: string, zh: string, en: string) => State.parse({ id, kind, parent: 'root', label: { zh, en } });
  return {
    ...blank,
    events: { paid: { label: { zh: '支付成功', en: 'Paid' }, payload: {}, senders: [], unacceptable: { policy: 'reject' } } },
    states: {
      root: { ...State.parse(blank.states.root), initial: 'unpaid' },
      unpaid: state('unpaid', 'atomic', '待付款 <1>', 'Unpaid <1>'),
      done: state('done', 'final', '已完成', 'Done'),
    },
    transitions: {
      t1: Transition.parse({ id: 't1', source: 'unpaid', targets: ['done'], trigger: { type: 'event', event: 'paid' } }),
      t2: Transition.parse({
        id: 't2',
        source: 'unpaid',
        targets: ['done'],
        trigger: { type: 'after', delay: { type: 'fixed', ms: 1_800_000 } },
      }),
    },
    layout: { states: { unpaid: { x: 0, y: 0, width: 140, height: 48 }, done: { x: 320, y: 2, width: 100, height: 44 } }, routes: {} },
  };
}

describe('renderSvg', () => {
  it('draws real text in the reader’s language', () => {
    const zh = renderSvg(small(), { locale: 'zh', theme: 'light' });
    const en = renderSvg(small(), { locale: 'en', theme: 'dark' });

    expect(zh).toMatch(/<text[^>]*>待付款 &#60;1&#62;<\/text>/);
    expect(zh).toMatch(/<text[^>]*>30 分钟<\/text>/);
    expect(en).toMatch(/<text[^>]*>30 min<\/text>/);
    expect(en).toMatch(/<text[^>]*>Paid<\/text>/);
  });

  it('looks the same every time, down to the byte', () => {
    const body = renderSvg(small(), { locale: 'zh', theme: 'light', embed: false });

    expect(body).toBe(renderSvg(JSON.parse(JSON.stringify(small())), { locale: 'zh', theme: 'light', embed: false }));
    expect(body).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" viewBox="-70 -24 514 110" width="514" height="110" font-family="Inter, &#34;Segoe UI&#34;, -apple-system, BlinkMacSystemFont, &#34;PingFang SC&#34;, &#34;Microsoft YaHei&#34;, &#34;Noto Sans CJK SC&#34;, &#34;Noto Sans SC&#34;, sans-serif" role="img">
      <title>小流程</title>
      <rect x="-70" y="-24" width="514" height="110" fill="#fbfcfd"/>
      <circle cx="-38" cy="24" r="6" fill="#1c2430"/><path d="M-38 24L0 24" stroke="#7b8797" fill="none"/><path d="M0 24L-7 27.5L-7 20.5Z" fill="#7b8797"/>
      <path d="M140 24L320 24" fill="none" stroke="#7b8797" stroke-width="1"/><path d="M320 24L313 27.5L313 20.5Z" fill="#7b8797"/>
      <path d="M140 36L320 36" fill="none" stroke="#b45309" stroke-width="1"/><path d="M320 36L313 39.5L313 32.5Z" fill="#b45309"/>
      <rect x="320" y="2" width="100" height="44" rx="22" fill="#ffffff" stroke="#1c2430"/><rect x="324" y="6" width="92" height="36" rx="18" fill="none" stroke="#1c2430"/><text x="370" y="28.5" text-anchor="middle" fill="#1c2430" font-size="12.5" font-weight="600">已完成</text>
      <rect x="0" y="1.5" width="140" height="48" rx="8" fill="#0a1628" fill-opacity="0.06"/><rect x="0" y="0" width="140" height="48" rx="8" fill="#ffffff" stroke="#d3dae5" stroke-width="1"/><text x="14" y="20" fill="#1c2430" font-size="12.5" font-weight="600">待付款 &#60;1&#62;</text><path d="M6 1.2A4.8 4.8 0 1 1 6 10.8A4.8 4.8 0 1 1 6 1.2M6 3.4V6H8.2" transform="translate(14 27)" fill="none" stroke="#b45309" stroke-width="1.2"/><text x="29" y="37" fill="#b45309" font-size="11">30 分钟 → 已完成</text>
      <rect x="198" y="14" width="60" height="20" rx="5" fill="#edf2ff"/><text x="228" y="28" text-anchor="middle" font-size="11.5" fill="#2b59d9">支付成功</text>
      <rect x="196" y="42" width="68" height="20" rx="5" fill="#fef5e7"/><path d="M6 1.2A4.8 4.8 0 1 1 6 10.8A4.8 4.8 0 1 1 6 1.2M6 3.4V6H8.2" transform="translate(202 47) scale(0.85)" fill="none" stroke="#b45309" stroke-width="1.3"/><text x="237" y="56" text-anchor="middle" font-size="11.5" fill="#b45309">30 分钟</text>
      </svg>"
    `);
  });

  it('carries the document, so that the picture opens again', () => {
    const picture = renderSvg(small(), { locale: 'zh', theme: 'light' });

    const inside = /<metadata[^>]*>(.*?)<\/metadata>/s.exec(picture)?.[1] ?? '';
    const text = inside.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(parseDocument(JSON.parse(text))).toEqual({ ok: true, value: small() });
  });

  it('points out where an order is', () => {
    const plain = renderSvg(small(), { locale: 'zh', theme: 'light' });
    const marked = renderSvg(small(), {
      locale: 'zh',
      theme: 'light',
      marks: { active: new Set(['unpaid']), walkedTransitions: new Set(['t1']) },
    });

    expect(plain).not.toContain('stroke="#13795b"');
    expect(marked).toContain('stroke="#13795b"');
  });
});
