export { HintBar } from './HintBar.tsx';
