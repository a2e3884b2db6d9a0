export { createMending, type Mending } from './create-mending.ts';
