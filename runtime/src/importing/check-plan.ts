import type { ImportPlan } from '@orderloom/shared/api';
import { type Problem, problem } from '@orderloom/shared/base';
import { compileMapping, type MappingSource } from '@orderloom/shared/mapping';

/** The columns of a table a plan reads. */
function columnsOf({ number, fields, rows, status, since, mapping }: ImportPlan): readonly string[] {
  const listed = [fields, ...Object.values(rows)].flatMap((group) => Object.values(group).map(({ column }) => column));
  const mapped = (mapping?.fields ?? []).flatMap(({ source }) => columnsIn(source));
  const stated = 'column' in status ? [status.column] : [];
  return [...new Set([number, ...stated, ...(typeof since === 'object' ? [since.column] : []), ...listed, ...mapped])];
}

function columnsIn(source: MappingSource): readonly string[] {
  if (source.from === 'constant') return [];
  const paths = source.from === 'path' ? [source.path] : source.paths;
  return paths.map(([first]) => String(first)).filter((name) => name !== 'rows');
}

/** What is wrong with a plan for a table with these columns; undefined: the file says its keys row by row. */
export function planProblems(plan: ImportPlan, columns: readonly string[] | undefined): readonly Problem[] {
  const compiled = plan.mapping && compileMapping(plan.mapping);
  const faults = compiled && !compiled.ok ? compiled.error : [];
  const missing = columns === undefined ? [] : columnsOf(plan).filter((column) => !columns.includes(column));
  return [
    ...faults,
    ...missing.map((column) =>
      problem('import.no-column', column, { zh: `文件里没有“${column}”这一列。`, en: `The file has no column "${column}".` }),
    ),
  ];
}
