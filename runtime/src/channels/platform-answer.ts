import { fail, type Json, ok, type Result } from '@orderloom/shared/base';
import { parseLossless } from './lossless.ts';
import type { ApiAnswer, Trouble } from './reach.ts';
import { asRecord, type JsonRecord } from './reading.ts';

/** What a platform says with its words for errors; codes differ, words are much alike. */
export function troubleIn(code: string, text: string, causes: Readonly<Record<string, Trouble['cause']>>): Trouble {
  const reason = `${code} ${text}`.trim();
  return { cause: Object.hasOwn(causes, code) ? (causes[code] ?? 'refused') : causeIn(text), reason };
}

function causeIn(text: string): Trouble['cause'] {
  if (/token|sign|签名|授权|session|app_?key/i.test(text)) return 'credentials';
  if (/频|limit|too many|qps/i.test(text)) return 'too-often';
  if (/不存在|not found|not exist/i.test(text)) return 'not-found';
  return /繁忙|稍后|busy|timeout|unavailable/i.test(text) ? 'unavailable' : 'refused';
}

/** An answer's object; ids that a double cannot hold stay exact. */
export function recordOf({ body }: ApiAnswer): Result<JsonRecord, Trouble> {
  const parsed = parseLossless(body);
  const record = parsed.ok ? asRecord(parsed.value) : undefined;
  return record ? ok(record) : fail({ cause: 'unreadable', reason: 'the answer is no JSON object' });
}

export function unreadable(what: string): Result<never, Trouble> {
  return fail({ cause: 'unreadable', reason: `the answer has no ${what}` });
}

/** The bytes of a message that was made here from a part of an answer. */
export function bytesOf(data: Json): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data));
}
