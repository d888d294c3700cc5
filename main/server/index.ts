export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export { Sessions } from './sessions.ts';
