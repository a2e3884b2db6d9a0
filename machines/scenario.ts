import { Story, StoryStep } from '@orderloom/shared/document';
import { z } from 'zod';

/** One line of a scenario is one of a story. */
export const ScenarioStep = StoryStep;
export type ScenarioStep = StoryStep;

/** A story that proves a machine of the library; its place in the file is its id. */
export const Scenario = z.strictObject({ name: Story.shape.name, data: Story.shape.data, steps: z.array(StoryStep) });
export type Scenario = z.infer<typeof Scenario>;
