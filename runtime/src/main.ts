// The program: reads the environment, serves, and ends with a code that tells how it went.
import { CannotStart, serve } from './serve.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
if (settings.ok) {
  try {
    await serve(settings.value, (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`orderloom: ${error.message}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`orderloom: ${settings.error}\n`);
  process.exitCode = 2;
}
