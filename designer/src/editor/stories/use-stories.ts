import type { Story } from '@orderloom/shared/document';
import { parseLine } from '@orderloom/shared/simulate';
import { recordStory } from '@orderloom/shared/stories';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSimulated, useSimulator } from '../../simulator/index.ts';
import { addStories } from '../commands/index.ts';
import { useAuthor, useSessionStore } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';

/** Opens the simulator and walks a story there, so that one can go back through it. */
export function usePlaying(): (story: Story) => void {
  const simulator = useSimulator();
  const session = useSessionStore();
  const view = useViewStore();
  return ({ data, startsAt, steps }) => {
    simulator.send({ type: 'start', document: session.getState().document, data, now: startsAt ?? Date.now() });
    for (const step of steps) {
      const line = parseLine(step.do);
      if (line.ok) simulator.send({ type: 'line', line: line.value });
    }
    view.getState().openDrawer('simulator');
  };
}

/** Keeps the simulated order as a new story, or in the place of one; nothing while none is simulated. */
export function useRecording(): ((over?: Story) => void) | undefined {
  const { t } = useTranslation('stories');
  const locale = useLocale();
  const session = useSessionStore();
  const by = useAuthor();
  const { simulation, data } = useSimulated();
  if (!simulation) return undefined;
  return (over) => {
    const { document, run } = session.getState();
    const head = over ?? { id: by.ids('story'), order: nextOrder(document.stories), name: { [locale]: t('newName') } };
    const { id, order, name } = head;
    run(addStories([recordStory({ id, order, name, description: over?.description }, simulation, data)]));
  };
}

/** The place after the last story. */
export function nextOrder(stories: Readonly<Record<string, Story>> | undefined): number {
  return Math.max(-1, ...Object.values(stories ?? {}).map(({ order }) => order)) + 1;
}
