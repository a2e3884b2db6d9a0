import { compile } from '@orderloom/shared/compile';
import type { FlowDocument, Story } from '@orderloom/shared/document';
import { missingStories, nameWay, playStory, recordStory } from '@orderloom/shared/stories';
import type { MissingAnswer, PlayAnswer, StoryRequest } from './in-worker.ts';

addEventListener('message', ({ data }: MessageEvent<StoryRequest>) => {
  const answer = data.job === 'play' ? played(data.document) : missing(data.document);
  postMessage({ ...answer, ticket: data.ticket });
});

function played(document: FlowDocument): PlayAnswer {
  const machine = compile(document);
  if (!machine.ok) return { runs: false, played: [] };
  return { runs: true, played: Object.values(document.stories ?? {}).map((story) => playStory(machine.value, story)) };
}

function missing(document: FlowDocument): MissingAnswer {
  const machine = compile(document);
  if (!machine.ok) return { runs: false, stories: [], unreachedStates: [], unreachedTransitions: [], cut: false };
  const { value } = machine;
  const known = Object.values(document.stories ?? {}).map((story) => playStory(value, story));
  const { ways, unreachedStates, unreachedTransitions, cut } = missingStories(value, known);
  const stories = ways.map((way, order): Story => {
    const head = { id: `found${order}`, order, name: nameWay(document, way) };
    return recordStory(head, way.simulation, way.data);
  });
  return { runs: true, stories, unreachedStates, unreachedTransitions, cut };
}
