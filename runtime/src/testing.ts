// What tests of other packages may use: the parts as the program wires them, on a folder and clock of the test's own.

export { ensureAdminToken } from './admin-token.ts';
export { type ChannelAnswer, type ChannelDefinition, type ChannelMessage, channelTypes, type MappedMessage } from './channels/index.ts';
export { runCommand } from './cli/run-command.ts';
export { crashPointNames } from './crash-points.ts';
export { createRuntime, type Runtime } from './create-runtime.ts';
export { effects } from './effects/index.ts';
export { createEngine, createIds, type Delivery, type LocalEngine, type SubmitResult } from './engine/index.ts';
export { type JournalRow, openStore, type Store } from './store/index.ts';
