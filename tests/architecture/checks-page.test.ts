import { fileURLToPath } from 'node:url';
import { rules, type Severity } from '@orderloom/shared/check';
import { expect, it } from 'vitest';

const page = fileURLToPath(new URL('../../docs/checks.md', import.meta.url));
const headings: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Hints' };

const intro = `# Checks

Every drawing is held to ${rules.all.length} rules while it is edited (in a worker when it is large), by \`orderloom check <flow>\`, and at each publish. An
**error** blocks publishing, a **warning** is told, a **hint** is a question. A single case may be worse or milder than its rule: what is
said here is the usual. Each finding says what was found, where, and what to do about it; the problems panel groups them by severity and
rule, says why a rule matters, and offers what one click can do. A fix is one step and is undone like any other; where several findings of a
rule offer the same fix, one click does it for all of them. A fix never leaves something that is no document, and adds no error.

This page is written from the registry of the rules; a test holds it to it (\`npx vitest run --project unit tests/architecture/checks-page.test.ts -u\`
writes it anew).
`;

const outro = `## What a drawing cannot get wrong

* Two initial states: a phase has one place for it, and it is one of its own children or is told as missing.
* Ids with dots, hashes or blanks, an id used twice, a parent that is missing or circular, a transition from nowhere: no document reads so.
* A condition with side effects, or one that reads the clock of a machine: CEL has no effects, and \`now\` is the instant of the step.
* A condition that throws: it counts as not met, and the journal notes it.
* A timer beyond what a process can wait: timers are rows of the database, and fire however far they lie.
* A call without a time limit, retries or an idempotency key: every effect has them, by its destination.
* A time limit without a rule for orders that move to another version: without one it stays due when it was.
* A step that goes round for ever: it is broken off after a thousand rounds.

What needs the drawing to be walked through (configurations in which an order is stuck, money that is neither fulfilled nor refunded,
refunds that can happen twice, joins that wait for a cancelled leg), and what becomes of orders in flight, is not found by these rules but by
exploring the drawing and by playing recorded orders through it.
`;

function section(severity: Severity): string {
  const rows = rules.all
    .filter((rule) => rule.severity === severity)
    .map(
      ({ id, label, why, fixes = [] }) =>
        `| \`${id}\` | **${label.en}** (${label.zh}). ${why.en} | ${fixes.map((fix) => fix.label.en).join('; ') || '–'} |`,
    );
  return [`## ${headings[severity]}`, '', '| rule | what it finds, and why it matters | one click |', '|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

it('every rule is on the page of checks, as it is', async () => {
  const written = [intro, section('error'), section('warning'), section('info'), outro].join('\n');

  await expect(written).toMatchFileSnapshot(page);
});

it('every rule and fix is told in both languages', () => {
  for (const { label, why, fixes = [] } of rules.all) {
    for (const text of [label, why, ...fixes.map((fix) => fix.label)]) expect(text.zh && text.en).toBeTruthy();
  }
});
