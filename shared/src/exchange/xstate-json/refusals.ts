import { type Problem, problem } from '../../base/problem.ts';
import type { JsonObject } from './json-object.ts';
import { join } from './json-object.ts';

/** Everything in a config that a flow cannot hold, each named with its place in the file. */
export class Refusals {
  readonly problems: Problem[] = [];

  /** Something XState may know and a flow cannot hold. */
  unsupported(path: string, what: string, hint?: { readonly zh: string; readonly en: string }): void {
    this.problems.push(
      problem('xstate-json.unsupported', path, {
        zh: `流程里放不下 ${what}${hint ? `：${hint.zh}` : '。'}`,
        en: `A flow cannot hold ${what}${hint ? `: ${hint.en}` : '.'}`,
      }),
    );
  }

  /** Something that is no XState config at all. */
  malformed(path: string, what: string): void {
    this.problems.push(
      problem('xstate-json.malformed', path, {
        zh: `“${what}”不是 XState 配置认得的形式。`,
        en: `"${what}" does not have a form that an XState config knows.`,
      }),
    );
  }

  unknownTarget(path: string, target: string): void {
    this.problems.push(
      problem('xstate-json.target', path, {
        zh: `目标“${target}”不存在。`,
        en: `The target "${target}" does not exist.`,
      }),
    );
  }

  /** Names every key that is not among the known ones. */
  unknownKeys(source: JsonObject, known: ReadonlySet<string>, path: string): void {
    for (const [key, value] of Object.entries(source)) {
      if (!known.has(key) && value !== undefined) this.unsupported(join(path, key), `“${key}”`);
    }
  }
}
