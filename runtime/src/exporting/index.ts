export { csvText } from './csv.ts';
export { exportList } from './export-list.ts';
export { exportedLists } from './lists/index.ts';
