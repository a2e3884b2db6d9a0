/** The pictures that the browser draws itself. */
export const pngScales = [1, 2, 4] as const;

/** What a flow can be taken away as, grouped by what it is for; every id has its name and a hint among the texts. */
export const exportGroups = [
  { group: 'pictures', formats: ['svg'] },
  { group: 'words', formats: ['markdown', 'matrix-csv', 'mermaid', 'plantuml'] },
  { group: 'machines', formats: ['scxml', 'xstate-ts', 'xstate-json'] },
  { group: 'own', formats: ['flow'] },
] as const;
