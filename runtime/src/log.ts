import { type DestinationStream, type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

const secretKeys = ['authorization', 'cookie', 'token', 'secret', 'secrets', 'clientSecret', 'appSecret', 'previousSecret', 'password'];

/** One JSON line per happening on stdout; what could be a credential is blotted out at any of the usual depths. */
export function createLog(level: Settings['logLevel'], destination?: DestinationStream): Logger {
  const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[redacted]' } };
  return destination ? pino(options, destination) : pino(options);
}
