import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#edf2ff',
  '#dbe4ff',
  '#b9cbfb',
  '#8fb0ff',
  '#6a92f2',
  '#4773e6',
  '#2b59d9',
  '#2249b8',
  '#1c3b96',
  '#162e75',
];

const dark: MantineColorsTuple = [
  '#e6eaf1',
  '#c3ccd9',
  '#a9b4c4',
  '#8a96a8',
  '#3d4859',
  '#2b3442',
  '#222b38',
  '#1a212c',
  '#151b24',
  '#11161e',
];

/** What lies behind a dialog stays readable. */
const shade = { color: '#0a1628', backgroundOpacity: 0.36 };

/** Mantine in the product's own measure: small, calm, and coloured by the tokens of theme.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, dark },
  fontFamily:
    'Inter, system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '18px', sm: '20px', md: '20px', lg: '22px', xl: '26px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '26px' },
      h2: { fontSize: '15px', lineHeight: '22px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 120 }, overlayProps: shade } },
    Spotlight: { defaultProps: { overlayProps: shade } },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 100 } } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
  },
});

const mapped = {
  '--mantine-color-body': 'var(--ol-panel)',
  '--mantine-color-text': 'var(--ol-ink)',
  '--mantine-color-dimmed': 'var(--ol-ink-2)',
  '--mantine-color-placeholder': 'var(--ol-ink-3)',
  '--mantine-color-default': 'var(--ol-panel)',
  '--mantine-color-default-hover': 'var(--ol-hover)',
  '--mantine-color-default-color': 'var(--ol-ink)',
  '--mantine-color-default-border': 'var(--ol-line)',
  '--mantine-color-error': 'var(--ol-error)',
  '--mantine-color-anchor': 'var(--ol-accent)',
  '--mantine-color-red-light': 'var(--ol-error-bg)',
  '--mantine-color-red-light-color': 'var(--ol-error)',
  '--mantine-color-accent-light': 'var(--ol-accent-bg)',
  '--mantine-color-accent-light-hover': 'var(--ol-accent-bg-hover)',
  '--mantine-color-accent-light-color': 'var(--ol-accent)',
  '--mantine-color-accent-outline': 'var(--ol-accent)',
  '--mantine-color-accent-text': 'var(--ol-accent)',
  '--mantine-primary-color-light': 'var(--ol-accent-bg)',
  '--mantine-primary-color-light-color': 'var(--ol-accent)',
};

/** Lets Mantine's own variables follow the tokens, in both colour schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped });
