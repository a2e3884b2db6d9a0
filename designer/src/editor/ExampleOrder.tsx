import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTemplates } from '../api/queries.ts';
import { usePlaying } from './stories/index.ts';

/** So far the example goes by itself: far enough to stand in several places, with most of its way still ahead. */
const firstSteps = 3;

/** Sets the example order of a library flow on its way in the simulator, once; the address then is the flow's own. */
export function ExampleOrder({ of }: { readonly of: string }) {
  const example = useTemplates().data?.find(({ id }) => id === of)?.example;
  const navigate = useNavigate();
  const play = usePlaying();
  const played = useRef(false);
  useEffect(() => {
    if (!example || played.current) return;
    played.current = true;
    play({ ...example, startsAt: Date.now(), steps: example.steps.slice(0, firstSteps) });
    void navigate({ to: '.', search: {}, replace: true });
  });
  return null;
}
