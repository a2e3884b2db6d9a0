import type { Label } from '../base/text.ts';

const chinese = /[\u3400-\u9fff\uf900-\ufaff]/;

/** A name of an imported file as a label, under the language it is written in. */
export function labelOf(name: string): Label {
  return chinese.test(name) ? { zh: name } : { en: name };
}
