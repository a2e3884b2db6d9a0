import type { ChipKind } from './transition-chips.ts';

export type ThemeName = 'light' | 'dark';

/** The colours of a drawing; one colour, one meaning. */
export interface DiagramTheme {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly border: string;
  readonly edge: string;
  readonly page: string;
  readonly panel: string;
  readonly band: string;
  readonly lane: string;
  readonly shadow: string;
  readonly kinds: Readonly<Record<ChipKind, { readonly ink: string; readonly fill: string }>>;
}

const light: DiagramTheme = {
  ink: '#1c2430',
  ink2: '#5b6675',
  ink3: '#6f7a89',
  line: '#e3e6ec',
  border: '#d3dae5',
  edge: '#7b8797',
  page: '#fbfcfd',
  panel: '#ffffff',
  band: '#f1f4f9',
  lane: '#c9d1de',
  shadow: '#0a1628',
  kinds: {
    event: { ink: '#2b59d9', fill: '#edf2ff' },
    time: { ink: '#b45309', fill: '#fef5e7' },
    condition: { ink: '#6d3fc4', fill: '#f4effd' },
    effect: { ink: '#0f6f84', fill: '#e8f5f8' },
    done: { ink: '#13795b', fill: '#e9f7f1' },
    error: { ink: '#b42318', fill: '#fdeeec' },
  },
};

const dark: DiagramTheme = {
  ink: '#e8ecf2',
  ink2: '#a9b4c3',
  ink3: '#8d99aa',
  line: '#2a3442',
  border: '#3a4657',
  edge: '#8793a5',
  page: '#10151d',
  panel: '#1a222d',
  band: '#222c39',
  lane: '#3a4657',
  shadow: '#000000',
  kinds: {
    event: { ink: '#8fb0ff', fill: '#1d2b4d' },
    time: { ink: '#f0b35c', fill: '#3a2a12' },
    condition: { ink: '#c0a3f7', fill: '#2f2448' },
    effect: { ink: '#67c5d8', fill: '#12343c' },
    done: { ink: '#5fcfa6', fill: '#12362b' },
    error: { ink: '#ff9a8f', fill: '#45201d' },
  },
};

export const diagramThemes: Readonly<Record<ThemeName, DiagramTheme>> = { light, dark };
