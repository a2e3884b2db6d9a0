// `npm run torture -- --minutes 10`: crashes, power cuts and faults in rotation; one line a cycle, the sum at the end. docs/guarantees.md
// says what each of them is, and what none of them tries.
import { register } from 'tsx/esm/api';

register();
const { torture } = await import('./torture.ts');
process.exit(await torture(process.argv.slice(2), (line) => console.log(line)));
