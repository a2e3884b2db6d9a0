// `npm run -s orderloom -- <command>`; stdout is the command's alone.
import { launch } from './launch.mjs';

await launch('cli', process.argv[2] === 'serve' ? ['runtime', 'designer'] : ['runtime']);
