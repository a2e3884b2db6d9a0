// `npm run bench:designer`: one JSON line a figure, each with its limit; `--quick` leaves out the thousand states and the replay.
import { register } from 'tsx/esm/api';

register();
await import('./designer/bench-designer.ts');
