export { fileKindOf, readRows } from './read-rows.ts';
export { type Cells, type Meter, type Row, UnreadableFile } from './row.ts';
