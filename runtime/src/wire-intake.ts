import { channelTypes } from './channels/index.ts';
import { type Connecting, createConnecting } from './connecting/index.ts';
import type { Clock, Engine, Log, Submission } from './engine/index.ts';
import { expandSubmission } from './goods/index.ts';
import { createIntake, createSandbox, type Intake, type Sandbox } from './intake/index.ts';
import { createOutgoing } from './outgoing/index.ts';
import type { Store } from './store/index.ts';
import type { Tracer } from './tracing/index.ts';

interface Deps {
  readonly store: Store;
  readonly engine: Pick<Engine, 'submit'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly tracer?: Tracer | undefined;
}

interface Wired {
  readonly intake: Intake;
  readonly connecting: Connecting;
  readonly sandbox: Sandbox;
}

/** What takes messages in, and what goes and gets them: each needs the other. */
export function wireIntake({ store, engine, clock, log, tracer }: Deps): Wired {
  const connecting = createConnecting({
    store,
    intake: () => intake,
    outgoing: createOutgoing(store.engine.allowedAddresses),
    clock,
    log,
    random: Math.random,
    channelTypes,
  });
  // Bundles are taken apart where orders come in.
  const taking = { submit: (submission: Submission) => engine.submit(expandSubmission(submission, store.bundles.catalogue)) };
  const { waiting, received: onReceived } = connecting;
  const intake = createIntake({ store, engine: taking, clock, log, channelTypes, waiting, onReceived, tracer });
  return { intake, connecting, sandbox: createSandbox({ store, channelTypes, messageIn: intake.messageIn }) };
}
