export { Inspector } from './Inspector.tsx';
export { triggerTyped, unsaidWayTo } from './trigger-text.ts';
