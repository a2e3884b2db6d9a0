import { textOf } from '../../base/text.ts';
import { compile } from '../../compile/compile.ts';
import { playStory } from '../../stories/play-story.ts';
import { defineRule } from '../define-rule.ts';

export const brokenStory = defineRule({
  id: 'broken-story',
  severity: 'error',
  label: { zh: '故事走不通', en: 'Story that no longer holds' },
  why: {
    zh: '故事是约定好的走法：走不通说明改动弄坏了它，或约定变了。',
    en: 'A story is an agreed way through; when it no longer holds, a change broke it or the agreement has changed.',
  },
  check({ document }) {
    const stories = Object.values(document.stories ?? {}).sort((a, b) => a.order - b.order);
    if (stories.length === 0) return [];
    const machine = compile(document);
    // What keeps the drawing from running is told by the other rules.
    if (!machine.ok) return [];
    return stories.flatMap((story) => {
      const { failure } = playStory(machine.value, story);
      if (!failure) return [];
      const { step, state } = failure;
      return {
        place: state === undefined ? { type: 'flow' as const } : { type: 'state' as const, id: state },
        path: step === 0 ? `stories.${story.id}` : `stories.${story.id}.steps.${step - 1}`,
        message: {
          zh: `故事「${textOf(story.name, 'zh')}」${step === 0 ? '开始时' : `第 ${step} 步`}：${failure.message.zh}`,
          en: `Story “${textOf(story.name, 'en')}”, ${step === 0 ? 'at the start' : `step ${step}`}: ${failure.message.en}`,
        },
        mend: {
          zh: '改回图，或按新的走法重录这个故事。',
          en: 'Mend the drawing, or record the story again as it goes now.',
        },
      };
    });
  },
});
