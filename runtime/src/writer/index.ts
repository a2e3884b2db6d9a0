export { createRemoteEngine, type RemoteEngine } from './remote-engine.ts';
