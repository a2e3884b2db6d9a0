export { Palette } from './Palette.tsx';
export { paletteKinds } from './palette-kinds.ts';
export { useAddShape } from './use-add-shape.ts';
