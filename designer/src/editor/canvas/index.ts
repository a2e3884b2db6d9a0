export { CanvasHandleProvider, useCanvasHandle } from './CanvasHandle.tsx';
export { EditorCanvas } from './EditorCanvas.tsx';
export { useClipboard } from './use-clipboard.ts';
export { connectNamed, type DropPlace, dropCommand } from './use-gestures.ts';
export { useTidy } from './use-tidy.ts';
