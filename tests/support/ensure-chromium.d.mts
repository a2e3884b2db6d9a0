/** The path of a Chromium that can be started; undefined when none could be found or installed. */
export function findChromium(): string | undefined;
/** Like `findChromium`, after installing one where needed. */
export function ensureChromium(): string | undefined;
