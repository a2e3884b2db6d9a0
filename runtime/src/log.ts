import { type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

const secretKeys = ['authorization', 'cookie', 'token', 'secret', 'secrets', 'clientSecret', 'appSecret', 'previousSecret', 'password'];

/** One JSON line per happening on stdout; what could be a credential is blotted out at any of the usual depths. */
export function createLog(level: Settings['logLevel']): Logger {
  const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[redacted]' } });
}
