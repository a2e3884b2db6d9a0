import type { Environment } from '@marcbachmann/cel-js';
import type { FlowDocument } from '../document/flow-document.ts';
import { checkingEnvironment, withEvent } from './environments.ts';
import { payloadOf } from './payload.ts';
import type { Vocabulary } from './semantic-type.ts';

/** What the expressions of one flow may say, made when first asked for and kept for each event. */
export interface FlowWords {
  readonly document: FlowDocument;
  vocabulary(event: string | undefined): Vocabulary;
  environment(event: string | undefined): Environment;
}

export function flowWords(document: FlowDocument): FlowWords {
  const environments = new Map<string, Environment>();
  let fields: Environment | undefined;
  return {
    document,
    vocabulary: (event) => ({ document, payload: payloadOf(document, event) }),
    environment(event) {
      const payload = payloadOf(document, event);
      const key = payload.type === 'typed' ? `event ${event}` : payload.type;
      const known = environments.get(key);
      if (known) return known;
      fields ??= checkingEnvironment(document);
      const made = withEvent(fields, payload);
      environments.set(key, made);
      return made;
    },
  };
}
