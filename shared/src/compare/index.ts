export { type Assessment, assessChange, type Risk, risks } from './assess-change.ts';
