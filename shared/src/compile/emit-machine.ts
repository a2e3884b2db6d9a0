import { type AnyActorScope, type AnyStateMachine, createActor, createMachine } from 'xstate';
import type { Json } from '../base/json.ts';
import { lowerState } from './lower-state.ts';
import { lowerDelays } from './lower-trigger.ts';
import type { Lowering } from './lowering.ts';
import { markAction, type StepRun } from './step-run.ts';

/** Microsteps after which a step counts as an endless loop. */
const maxIterations = 1000;

/** The XState machine of a document. State keys and ids are document ids, so that no renaming breaks an order in flight. */
export function emitMachine(lowering: Lowering): { xstate: AnyStateMachine; scope: AnyActorScope } {
  const { document, run } = lowering;
  const config = {
    ...lowerState(lowering, document.root),
    context: ({ input }: { input: Record<string, Json> }) => input,
    options: { maxIterations },
  };
  const xstate = createMachine(config as never, { delays: lowerDelays(lowering) } as never) as unknown as AnyStateMachine;
  return { xstate, scope: scopeFor(run) };
}

/**
 * One actor scope for all steps of a machine, as XState's own `transition()` makes one per call (and so is many times slower).
 * Nothing is executed through it: actions arrive as data, taken transitions through the inspection event.
 */
function scopeFor(run: StepRun): AnyActorScope {
  const self = createActor(createMachine({}));
  const system = Object.create(self.system, {
    _sendInspectionEvent: {
      value: (inspection: { type: string; snapshot?: unknown; _transitions?: readonly { meta?: { id?: string } }[] }) => {
        if (inspection.type !== '@xstate.microstep') return;
        const taken = inspection._transitions ?? [];
        run.accepted ??= taken.length > 0;
        for (const transition of taken) if (transition.meta?.id !== undefined) run.transitions.push(transition.meta.id);
        run.configuration = inspection.snapshot as typeof run.configuration;
      },
    },
  });
  return {
    self,
    system,
    id: self.id,
    sessionId: self.sessionId,
    logger() {},
    defer() {},
    emit() {},
    stopChild() {},
    actionExecutor(action: { type: string; params: unknown }) {
      record(run, action.type, action.params);
    },
  } as unknown as AnyActorScope;
}

function record(run: StepRun, type: string, params: unknown): void {
  if (type === markAction) run.marks.push(params as StepRun['marks'][number]);
  else if (type === 'xstate.raise') {
    const { id, delay, event } = params as { id: string; delay: number | undefined; event: { type: string } };
    if (delay !== undefined && Number.isFinite(delay)) run.marks.push({ type: 'arm', id, delay, event });
  } else if (type === 'xstate.cancel') run.marks.push({ type: 'cancel', id: (params as { sendId: string }).sendId });
}
