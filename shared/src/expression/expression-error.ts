import type { Text } from '../base/text.ts';

/** An expression that cannot be computed with the order's present data; most often a field is still empty. */
export class ExpressionError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(`${text.zh} (${text.en})`);
    this.name = 'ExpressionError';
    this.text = text;
  }
}
