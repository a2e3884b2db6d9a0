import { type Label, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { leafStates } from '../step/index.ts';
import type { FoundWay } from './missing-stories.ts';

/** What a found way is called until somebody calls it better: by where it goes and where it ends. */
export function nameWay(document: FlowDocument, { simulation, covers }: FoundWay): Required<Label> {
  const ends = leafStates(simulation.snapshot.value).slice(0, 2);
  const past = covers.find((id) => document.states[id]?.kind === 'atomic' && !ends.includes(id));
  const told = (locale: 'zh' | 'en') => {
    const name = (id: string) => textOf(document.states[id]?.label, locale) || id;
    const end = ends.map(name).join(' + ');
    if (past === undefined) return locale === 'zh' ? `走到「${end}」` : `To “${end}”`;
    return locale === 'zh' ? `经「${name(past)}」到「${end}」` : `Through “${name(past)}” to “${end}”`;
  };
  return { zh: told('zh'), en: told('en') };
}
