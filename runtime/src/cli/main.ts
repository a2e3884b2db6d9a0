// The command line: connects the process to runCommand.
import { runCommand } from './run-command.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runCommand(
  process.argv.slice(2),
  {
    environment: process.env,
    stdin: process.stdin,
    out: (line) => process.stdout.write(`${line}\n`),
    raw: (text) => process.stdout.write(text),
    say: (line) => process.stderr.write(`${line}\n`),
    exit: (code) => {
      process.exitCode = code;
    },
  },
  async () => {
    await import('../main.ts');
  },
);
