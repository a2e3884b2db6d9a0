// `npm run bench`: one JSON line a measurement; `--quick` for a short look. README.md says what is not measured.
import { register } from 'tsx/esm/api';

register();
await import('./bench.ts');
