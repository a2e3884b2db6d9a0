export { type Suggestion, suggestFields } from './suggest.ts';
