// `npm run demo:channels`: a day of a seller with seven platforms. docs/channels.md says what is played and what must come out.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
