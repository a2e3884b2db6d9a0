import {
  IconCircleDot,
  IconCircleLetterH,
  IconFrame,
  IconLayoutRows,
  IconNote,
  IconRectangle,
  IconSquareDot,
  type TablerIcon,
} from '@tabler/icons-react';
import type { PaletteKind } from '../../diagram/index.ts';

interface Shape {
  readonly kind: PaletteKind;
  /** The key that adds one. */
  readonly key: string;
  readonly Icon: TablerIcon;
}

export const paletteKinds: readonly Shape[] = [
  { kind: 'atomic', key: '1', Icon: IconRectangle },
  { kind: 'compound', key: '2', Icon: IconSquareDot },
  { kind: 'parallel', key: '3', Icon: IconLayoutRows },
  { kind: 'final', key: '4', Icon: IconCircleDot },
  { kind: 'history', key: '5', Icon: IconCircleLetterH },
  { kind: 'note', key: '6', Icon: IconNote },
  { kind: 'frame', key: '7', Icon: IconFrame },
];
