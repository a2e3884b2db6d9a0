import { referencesIn } from '../actions/secret-reference.ts';
import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { actionSites } from '../document/action-sites.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** A text in an action's parameters, with the path to it. */
export interface ParamText {
  readonly path: string;
  readonly text: string;
}

/** Every text in a parameter, however deep. */
export function textsIn(value: unknown, path: string): readonly ParamText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([key, item]) => textsIn(item, `${path}.${key}`));
}

/** The names of the secrets a flow needs. */
export function secretsOf(document: FlowDocument): readonly string[] {
  const texts = actionSites(document).flatMap(({ call, path }) => textsIn(call.params, `${path}.params`));
  return [...new Set(texts.flatMap(({ text }) => referencesIn(text)))].sort();
}

/** References in a flow that lead nowhere; which secrets there are is not in the document. */
export function missingSecrets(document: FlowDocument, exists: (name: string) => boolean): readonly Problem[] {
  return actionSites(document).flatMap(({ call, path, place }) =>
    textsIn(call.params, `${path}.params`).flatMap((found) =>
      referencesIn(found.text)
        .filter((name) => !exists(name))
        .map((name) => ({
          ...problem('secret.unknown', found.path, {
            zh: `没有名为“${name}”的密钥：先在“密钥”里保存它。`,
            en: `There is no secret "${name}": store it under Secrets first.`,
          }),
          place,
        })),
    ),
  );
}
