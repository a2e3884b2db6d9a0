export { checkSoundness, type Unsound } from './check-soundness.ts';
