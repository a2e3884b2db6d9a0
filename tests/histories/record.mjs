// `npm run record-history`: once per release, before it is published. docs/backup-and-upgrade.md says what it is for.
import { register } from 'tsx/esm/api';

register();
const { record } = await import('./record.ts');
process.exit(await record(process.argv.slice(2), (line) => console.log(line)));
