/** Recorded machines that an import refuses, or plays differently on purpose: file -> reason. */
export const exceptions: Readonly<Record<string, string>> = {};
