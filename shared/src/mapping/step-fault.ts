import type { Text } from '../base/text.ts';

/** A value that a step cannot make anything of; told with the field and the step it happened at. */
export class StepFault extends Error {
  readonly text: Text;

  constructor(zh: string, en: string) {
    super(en);
    this.name = 'StepFault';
    this.text = { zh, en };
  }
}

/** A value as a person would quote it, short. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
