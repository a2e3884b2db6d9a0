import type { FlowDocument, Story } from '@orderloom/shared/document';
import type { MissingStories, PlayedStory } from '@orderloom/shared/stories';

export interface StoryRequest {
  readonly ticket: number;
  readonly job: 'play' | 'missing';
  readonly document: FlowDocument;
}

export interface PlayAnswer {
  /** Whether the drawing can run at all. */
  readonly runs: boolean;
  readonly played: readonly PlayedStory[];
}

export interface MissingAnswer extends Omit<MissingStories, 'ways'> {
  readonly runs: boolean;
  readonly stories: readonly Story[];
}

let worker: Worker | undefined;
let asked = 0;

/** Plays every story of a drawing off the page's thread. */
export function playInWorker(document: FlowDocument): Promise<PlayAnswer> {
  return ask<PlayAnswer>('play', document);
}

/** Looks for the stories that are missing, off the page's thread. */
export function missingInWorker(document: FlowDocument): Promise<MissingAnswer> {
  return ask<MissingAnswer>('missing', document);
}

function ask<T>(job: StoryRequest['job'], document: FlowDocument): Promise<T> {
  worker ??= new Worker(new URL('./story-worker.ts', import.meta.url), { type: 'module' });
  const player = worker;
  const ticket = ++asked;
  return new Promise((resolve, reject) => {
    const listen = ({ data }: MessageEvent<T & { readonly ticket: number }>) => {
      if (data.ticket !== ticket) return;
      player.removeEventListener('message', listen);
      resolve(data);
    };
    player.addEventListener('message', listen);
    player.addEventListener('error', (failure) => reject(new Error(failure.message)), { once: true });
    player.postMessage({ ticket, job, document } satisfies StoryRequest);
  });
}
