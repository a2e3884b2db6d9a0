import type { Locale } from '@orderloom/shared/base';
import type { DrawnKind } from '@orderloom/shared/diagram';
import type { AriaLabelConfig } from '@xyflow/react';

const kinds: Readonly<Record<DrawnKind, Readonly<Record<Locale, string>>>> = {
  atomic: { zh: '状态', en: 'state' },
  compound: { zh: '阶段', en: 'phase' },
  parallel: { zh: '并行', en: 'parallel' },
  lane: { zh: '分区', en: 'region' },
  final: { zh: '结束', en: 'end' },
  history: { zh: '历史', en: 'history' },
  any: { zh: '任意状态', en: 'any state' },
};

const words = {
  zh: {
    active: '订单在此',
    note: '备注',
    frame: '分组框',
    pinned: '已固定',
    rename: '名称',
    trigger: '由什么推动',
    triggerHint: '事件，或 30分钟',
    error: '有错误',
    warning: '有提醒',
    info: '有提示',
    connect: '拉出一条转移',
    connectHint: '从这里拖到下一个状态',
  },
  en: {
    active: 'the order is here',
    note: 'note',
    frame: 'frame',
    pinned: 'pinned',
    rename: 'Name',
    trigger: 'What sets it off',
    triggerHint: 'An event, or 30 min',
    error: 'has an error',
    warning: 'has a warning',
    info: 'has a hint',
    connect: 'Draw a transition',
    connectHint: 'Drag from here to the next state',
  },
} as const;

export function word(locale: Locale, key: keyof (typeof words)['zh']): string {
  return words[locale][key];
}

/** The how-manieth of its siblings. */
export interface SiblingPlace {
  readonly at: number;
  readonly of: number;
}

interface SpokenState {
  readonly title: string;
  readonly kind: DrawnKind;
  readonly exits: number;
  readonly place: SiblingPlace | undefined;
}

/** What a screen reader says for a state: its name, its kind, the how-manieth it is, how many ways lead on. */
export function stateSpoken(locale: Locale, { title, kind, exits, place }: SpokenState): string {
  const name = kinds[kind][locale];
  const row = place && (locale === 'zh' ? `第 ${place.at} 个，共 ${place.of} 个` : `${place.at} of ${place.of}`);
  const ways = locale === 'zh' ? `${exits} 条转移` : `${exits} ${exits === 1 ? 'transition' : 'transitions'}`;
  return [title, name, row, ways].filter(Boolean).join(locale === 'zh' ? '，' : ', ');
}

export function edgeSpoken(locale: Locale, from: string, to: string, chips: readonly string[]): string {
  const path = locale === 'zh' ? `从${from}到${to}` : `from ${from} to ${to}`;
  return [locale === 'zh' ? '转移' : 'Transition', path, ...chips].join(locale === 'zh' ? '，' : ', ');
}

const aria: Readonly<Record<Locale, Partial<AriaLabelConfig>>> = {
  zh: {
    'node.a11yDescription.default': '按回车选中，方向键移动，F2 改名，Esc 取消选择。',
    'node.a11yDescription.keyboardDisabled': '按回车选中，Esc 取消选择。',
    'node.a11yDescription.ariaLiveMessage': ({ x, y }) => `已移动到 ${Math.round(x)}，${Math.round(y)}`,
    'edge.a11yDescription.default': '按回车选中这条转移，Esc 取消选择。',
    'controls.ariaLabel': '画布控制',
    'controls.zoomIn.ariaLabel': '放大',
    'controls.zoomOut.ariaLabel': '缩小',
    'controls.fitView.ariaLabel': '适应窗口',
    'controls.interactive.ariaLabel': '切换编辑',
    'minimap.ariaLabel': '缩略图',
    'handle.ariaLabel': '连接点',
  },
  en: {
    'node.a11yDescription.default': 'Enter selects, arrow keys move, F2 renames, Escape clears the selection.',
    'node.a11yDescription.keyboardDisabled': 'Enter selects, Escape clears the selection.',
    'node.a11yDescription.ariaLiveMessage': ({ x, y }) => `Moved to ${Math.round(x)}, ${Math.round(y)}`,
    'edge.a11yDescription.default': 'Enter selects this transition, Escape clears the selection.',
    'controls.ariaLabel': 'Canvas controls',
    'controls.zoomIn.ariaLabel': 'Zoom in',
    'controls.zoomOut.ariaLabel': 'Zoom out',
    'controls.fitView.ariaLabel': 'Fit to window',
    'controls.interactive.ariaLabel': 'Toggle editing',
    'minimap.ariaLabel': 'Overview',
    'handle.ariaLabel': 'Connector',
  },
};

export function ariaLabels(locale: Locale): Partial<AriaLabelConfig> {
  return aria[locale];
}
