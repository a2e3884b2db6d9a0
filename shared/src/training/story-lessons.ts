import { textOf } from '../base/text.ts';
import type { StoryStep } from '../document/index.ts';
import { advanceOf } from '../simulate/line.ts';
import type { Teller } from './tell-transition.ts';
import { words } from './words.ts';

/** A story of the drawing, told step by step. */
export interface StoryLesson {
  readonly name: string;
  readonly description: string;
  readonly begins: string;
  readonly steps: readonly { readonly happens: string; readonly stands: string }[];
}

/** The stories that are kept with the drawing, in their order. */
export function storyLessons(teller: Teller): StoryLesson[] {
  const { document, locale } = teller;
  const places = (ids: readonly string[] | undefined) => (ids ?? []).map(teller.name).join(' + ');
  return Object.values(document.stories ?? {})
    .sort((a, b) => a.order - b.order)
    .map((story) => ({
      name: textOf(story.name, locale),
      description: textOf(story.description, locale),
      begins: places(story.begins),
      steps: story.steps.map((step) => ({ happens: happens(teller, step), stands: places(step.in) })),
    }));
}

function happens({ document, locale, event, duration }: Teller, { do: line }: StoryStep): string {
  const say = words[locale];
  const { type, advance, reply, set } = line;
  if (typeof type === 'string') return event(type);
  if (typeof advance === 'string' || typeof advance === 'number') return say.passed(duration(advanceOf(advance) ?? 0));
  if (typeof reply === 'string') {
    const call = Object.values(document.states).flatMap(({ calls }) => calls.filter(({ id }) => id === reply))[0];
    return say.replied(textOf(call?.label, locale) || reply, line.ok === true);
  }
  const fields = typeof set === 'object' && set !== null ? Object.keys(set) : [];
  return say.corrected(fields.map((field) => textOf(document.context[field]?.label, locale) || field).join(', '));
}
