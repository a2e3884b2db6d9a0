import { blankDocument, FlowDocument, type State } from '@orderloom/shared/document';
import fc from 'fast-check';

/** One state of a random tree; what is impossible for its kind is mended when the document is built. */
interface Tree {
  readonly kind: 'atomic' | 'final' | 'history' | 'compound' | 'parallel';
  readonly children: readonly Tree[];
  readonly extras: Extras;
}

interface Extras {
  readonly label: { zh?: string; en?: string };
  readonly entry: readonly Sketch[];
  readonly exit: readonly Sketch[];
  readonly call: boolean;
  readonly sla: number | undefined;
  readonly tags: readonly string[];
  readonly deep: boolean;
  readonly note: boolean;
}

type Sketch = readonly [type: string, params: Record<string, unknown>];

interface Arrow {
  readonly source: number;
  readonly target: number | undefined;
  readonly trigger: number;
  readonly ms: number;
  readonly guard: string | undefined;
  readonly reenter: boolean;
  readonly actions: readonly Sketch[];
}

export const eventNames = ['paid', 'order.shipped', 'order.lost', '取消'] as const;

const action: fc.Arbitrary<Sketch> = fc.constantFrom<Sketch[]>(
  ['to-define', { name: 'notify' }],
  ['to-define', { name: 'track', params: { depth: 2 } }],
  ['set-field', { field: 'count', value: 'count + 1' }],
  ['set-field', { field: 'flag', value: '!flag' }],
  ['add-tag', { tag: 'hot' }],
  ['remove-tag', { tag: 'hot' }],
  ['write-note', { text: 'now {{ count }}' }],
  ['raise-event', { event: 'order.shipped', payload: { amount: '3' } }],
  ['raise-event', { event: 'paid', payload: { amount: 'count' } }],
  ['raise-event', { event: '取消', payload: {}, delay: 450 }],
);
const actions = fc.array(action, { maxLength: 2 });
const word = fc.constantFrom('待付款', '已付款', 'packed', 'a.b', '12', '', '出库 #1');

const extras: fc.Arbitrary<Extras> = fc.record({
  label: fc.oneof(
    word.map((zh) => ({ zh })),
    fc.record({ zh: word, en: word }),
  ),
  entry: actions,
  exit: actions,
  call: fc.boolean(),
  sla: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined, freq: 5 }),
  tags: fc.subarray(['open', 'late']),
  deep: fc.boolean(),
  note: fc.boolean(),
});

function treeOf(depth: number): fc.Arbitrary<Tree> {
  const leaf = fc.constantFrom<Tree['kind'][]>('atomic', 'atomic', 'final', 'history');
  if (depth === 0) return fc.record({ kind: leaf, children: fc.constant([]), extras });
  const kind = fc.oneof(leaf, fc.constantFrom<Tree['kind'][]>('compound', 'compound', 'parallel'));
  return fc.record({ kind, children: fc.array(treeOf(depth - 1), { maxLength: 3 }), extras });
}

const arrow: fc.Arbitrary<Arrow> = fc.record({
  source: fc.nat(),
  target: fc.option(fc.nat(), { nil: undefined, freq: 6 }),
  trigger: fc.nat(),
  ms: fc.integer({ min: 0, max: 3000 }),
  guard: fc.constantFrom(
    undefined,
    undefined,
    'flag',
    '!flag',
    'count > 2',
    'isReady',
    'inState("s3") || flag',
    'event.amount > 1',
    'count < 4 && !inState("s2")',
  ),
  reenter: fc.boolean(),
  actions,
});

/** Valid documents of every construct, with labels in both languages, metadata and geometry. */
export const arbitraryDocument: fc.Arbitrary<FlowDocument> = fc
  .record({
    children: fc.array(treeOf(2), { minLength: 1, maxLength: 4 }),
    parallel: fc.boolean(),
    arrows: fc.array(arrow, { minLength: 2, maxLength: 14 }),
  })
  .map(({ children, parallel, arrows }) => build(children, parallel, arrows));

function build(children: readonly Tree[], parallel: boolean, arrows: readonly Arrow[]): FlowDocument {
  const states: Record<string, unknown> = {};
  const ids = { state: 0, action: 0 };
  const calls = (sketches: readonly Sketch[]) => sketches.map(([type, params]) => ({ id: `act${++ids.action}`, type, params }));
  const add = (node: Tree, id: string, parent: string | null, order: number): void => {
    const inside = node.children.filter((child) => node.kind !== 'parallel' || (child.kind !== 'final' && child.kind !== 'history'));
    const named = inside.map((child) => ({ child, id: `s${++ids.state}` }));
    const initial = named.find(({ child }) => child.kind !== 'history');
    const holds = node.kind === 'compound' || node.kind === 'parallel';
    const kind = holds && !initial ? 'atomic' : node.kind;
    states[id] = { ...stateRow(node, calls), id, parent, order, kind, initial: kind === 'compound' ? (initial?.id ?? null) : null };
    if (kind !== 'compound' && kind !== 'parallel') return;
    for (const [index, inner] of named.entries()) add(inner.child, inner.id, id, index);
  };
  const blankExtras: Extras = { label: {}, entry: [], exit: [], call: false, sla: undefined, tags: [], deep: false, note: false };
  add({ kind: parallel ? 'parallel' : 'compound', children, extras: blankExtras }, 'root', null, 0);
  const drawn = FlowDocument.parse({ ...frame(), states, transitions: {} });
  return FlowDocument.parse({ ...drawn, transitions: transitions(drawn, arrows, calls), layout: layoutOf(drawn) });
}

function stateRow(
  { kind, extras: { label, entry, exit, call, sla, tags, deep, note } }: Tree,
  calls: (sketches: readonly Sketch[]) => unknown[],
) {
  if (kind === 'history') return { label, history: deep ? 'deep' : 'shallow' };
  const [asked] = calls([['send-http', { url: 'https://example.com/{{ count }}' }]]);
  return {
    label,
    entry: calls(entry),
    exit: calls(exit),
    tags,
    ...(call && kind !== 'final' ? { calls: [{ id: 'ask', label: { en: 'Ask' }, action: asked }] } : {}),
    ...(sla === undefined || kind === 'final'
      ? {}
      : { sla: { expected: sla, ...(sla % 2 === 0 ? { working: 'hours' } : {}), breach: calls([['to-define', { name: 'late' }]]) } }),
    ...(note ? { note: { zh: '说明', en: 'Explained' }, stage: { zh: '处理中' }, handler: 'clerk', meta: { colour: 'blue' } } : {}),
    ...(kind === 'final' ? { output: { ended: true } } : {}),
  };
}

function frame() {
  const boolean = { type: 'boolean' };
  const payload = { amount: { label: { en: 'Amount' }, type: { type: 'integer' } } };
  return {
    ...blankDocument('random', { zh: '随机', en: 'Random' }),
    context: {
      count: { label: { zh: '次数' }, type: { type: 'integer' }, default: 0 },
      flag: { label: { en: 'Flag' }, type: boolean, default: true },
      tags: { label: { en: 'Tags' }, type: { type: 'list', of: { type: 'text' } }, default: [] },
      isReady: { label: { en: 'is ready?' }, type: boolean, default: true, importedName: 'is ready?', toDefine: true },
      pause: { label: { en: 'pause' }, type: { type: 'duration' }, default: 700, toDefine: true },
    },
    events: Object.fromEntries(eventNames.map((name) => [name, { label: { en: name }, payload, unacceptable: { policy: 'ignore' } }])),
    unknownEvents: 'ignore',
  };
}

function transitions(document: FlowDocument, arrows: readonly Arrow[], calls: (sketches: readonly Sketch[]) => unknown[]) {
  const sources = Object.values(document.states).filter((state) => state.kind !== 'final' && state.kind !== 'history');
  const targets = Object.values(document.states).filter((state) => state.id !== document.root);
  const rows = arrows.map((one, index) => {
    const source = sources[one.source % sources.length] as State;
    const trigger = triggersOf(source, one.ms)[one.trigger % triggersOf(source, one.ms).length];
    const target = one.target === undefined ? undefined : targets[one.target % targets.length];
    const guard = guardFor(one.guard, trigger?.type === 'event' && trigger.event !== '*', document);
    const row = {
      id: `t${index + 1}`,
      source: source.id,
      targets: target ? [target.id] : [],
      trigger,
      priority: index % 3,
      reenter: one.reenter,
      actions: calls(one.actions),
      ...(guard === undefined ? {} : { guard }),
    };
    return [row.id, row] as const;
  });
  return Object.fromEntries(rows);
}

/** A question about a state that is not drawn, or about a payload that is not there, is not asked. */
function guardFor(guard: string | undefined, hasPayload: boolean, document: FlowDocument): string | undefined {
  if (guard?.includes('event.') && !hasPayload) return undefined;
  const asked = /inState\("(\w+)"\)/.exec(guard ?? '')?.[1];
  return asked !== undefined && !document.states[asked] ? 'flag' : guard;
}

function triggersOf(state: State, ms: number): { type: string; event?: string }[] {
  const after = [
    { type: 'fixed', ms },
    { type: 'expression', text: 'pause' },
    { type: 'expression', text: 'duration("2s")' },
  ];
  return [
    ...eventNames.map((event) => ({ type: 'event', event })),
    ...['*', 'order.*'].map((event) => ({ type: 'event', event })),
    ...after.map((delay, index) => ({ type: 'after', delay, ...(index === 1 ? { resume: 'rebase' } : {}) })),
    { type: 'always' },
    ...(state.kind === 'compound' || state.kind === 'parallel' ? [{ type: 'done' }, { type: 'done' }] : []),
    ...state.calls.flatMap((call) => ['done', 'error'].map((outcome) => ({ type: 'reply', call: call.id, outcome }))),
  ];
}

function layoutOf(document: FlowDocument) {
  const ids = Object.keys(document.states);
  return { states: Object.fromEntries(ids.map((id, index) => [id, { x: index * 10, y: 20.5, width: 120, height: 60 }])), routes: {} };
}
