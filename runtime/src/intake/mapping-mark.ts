type Headers = Readonly<Record<string, string>>;

const mark = ':mapping';

/** The headers of a delivery, with the version of the mapping it is read by. */
export function markMapping(headers: Headers, version: number | undefined): Headers {
  return version === undefined ? headers : { ...headers, [mark]: String(version) };
}

/** The version of the mapping a kept delivery was read by; null: by none. */
export function markedMapping(headers: Headers): number | null {
  const version = headers[mark];
  return version === undefined ? null : Number(version);
}
