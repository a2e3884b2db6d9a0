/** One spelling for each name, however it is typed. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
