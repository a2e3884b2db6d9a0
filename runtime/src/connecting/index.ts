export { type Connecting, createConnecting } from './create-connecting.ts';
