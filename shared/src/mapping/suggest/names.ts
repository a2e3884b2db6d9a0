import { synonyms } from './synonyms.ts';

/** What a field may be called, as names are compared; its own name first. */
export function wordsOf(key: string, zh?: string, en?: string): readonly string[] {
  const others = Object.hasOwn(synonyms, key) ? (synonyms[key] ?? '').split(' ') : [];
  return [...new Set([key, zh ?? '', en ?? '', ...others].map(plain).filter((word) => word !== ''))];
}

/** As names are compared: without case, spaces, signs and remarks in brackets. */
export function plain(name: string): string {
  return name
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
