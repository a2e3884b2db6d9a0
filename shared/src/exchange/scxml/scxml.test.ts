import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem.ts';
import { scxml } from './index.ts';

function file(inside: string, attributes = ''): string {
  return `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" ${attributes}>\n${inside}\n</scxml>`;
}

function read(text: string) {
  const remarks: Problem[] = [];
  const document = scxml.read(text, { onRemark: (remark) => remarks.push(remark) });
  if (!document.ok) throw new Error(document.error.map((problem) => problem.message.en).join('\n'));
  const transitions = Object.values(document.value.transitions);
  return { document: document.value, transitions, remarks: remarks.map((remark) => remark.message.en) };
}

function refusals(inside: string): string[] {
  const document = scxml.read(file(inside));
  return document.ok ? [] : document.error.map((problem) => problem.message.en);
}

describe('what comes in from SCXML', () => {
  it('draws a delayed send that is cancelled on exit as the time limit it is', () => {
    const { transitions, document } = read(
      file(`<state id="a">
        <onentry><send event="late" id="l" delay="1.5s"/></onentry><onexit><cancel sendid="l"/></onexit>
        <transition event="late" target="b"/></state><final id="b"/>`),
    );

    expect(transitions.map(({ trigger }) => trigger)).toEqual([{ type: 'after', delay: { type: 'fixed', ms: 1500 } }]);
    expect(document.states.a).toMatchObject({ entry: [], exit: [] });
  });

  it('keeps the order of the file between a wide name and a narrow one', () => {
    const { transitions } = read(
      file(
        `<state id="a"><transition event="*" cond="In('b')" target="b"/><transition event="pay paid.late" target="b"/></state><state id="b"/>`,
      ),
    );

    const tried = transitions.map(({ trigger, guard }) => [trigger.type === 'event' ? trigger.event : '', guard ?? '']);
    expect(tried).toEqual([
      ['*', 'inState("b")'],
      ['pay', 'inState("b")'],
      ['pay', ''],
      ['paid.late', 'inState("b")'],
      ['paid.late', ''],
    ]);
  });

  it('takes a name for a prefix where longer names are known', () => {
    const { transitions } = read(
      file('<state id="a"><transition event="order" target="b"/></state><state id="b"><transition event="order.paid"/></state>'),
    );

    expect(transitions.map(({ trigger }) => trigger)).toEqual([
      { type: 'event', event: 'order.*' },
      { type: 'event', event: 'order.paid.*' },
    ]);
  });

  it('brings conditions and values over as rules', () => {
    const { transitions, document } = read(
      file(`<datamodel><data id="count" expr="0"/></datamodel><state id="a">
        <transition event="pay" cond="_event.data.sum &gt;= 100 &amp;&amp; !(count === 2)"><assign location="count" expr="count + 1"/></transition></state>`),
    );

    expect(transitions[0]).toMatchObject({
      guard: 'event.sum >= 100 && !(count == 2)',
      actions: [{ type: 'set-field', params: { field: 'count', value: 'count + 1' } }],
    });
    expect(document.context.count?.type).toEqual({ type: 'integer' });
    expect(Object.keys(document.events.pay?.payload ?? {})).toEqual(['sum']);
  });

  it('tells what it draws in another way', () => {
    const { remarks } = read(file('<state id="a"><state id="b"/><state id="c"/></state>', 'initial="c"'));

    expect(remarks).toEqual(['Line 1: beginning at "c" is drawn as a start that goes there at once.']);
  });

  it.each([
    ['<state id="a"><onentry><script>go()</script></onentry></state>', 'Line 2: a flow cannot hold <script>.'],
    ['<state id="a"><invoke type="scxml"/></state>', 'Line 2: a flow cannot hold <invoke type="scxml">'],
    ['<state id="a">\n<transition target="b"/></state>', 'Line 3: a flow cannot hold target="b": there is no such state.'],
    ['<state id="a"><transition cond="x.push(1)"/></state>', 'rules have no word for ".push()"'],
    ['<state id="a"><onentry><send event="e" target="http://x"/></onentry></state>', 'a flow cannot hold <send target="http://x">'],
  ])('refuses by name: %s', (inside, said) => {
    expect(refusals(inside)).toEqual([expect.stringContaining(said)]);
  });

  it('takes no document type, and so no entities', () => {
    const document = scxml.read('<!DOCTYPE x [<!ENTITY a "b">]><scxml/>');
    expect(document.ok ? '' : document.error[0]?.code).toBe('exchange.not-xml');
  });
});
