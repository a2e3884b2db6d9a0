import { MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { MappingSample } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { type MappedField, type MappingPath, type MappingSource, opened, pathText } from '@orderloom/shared/mapping';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ValueInput } from '../ui/fields/ValueInput.tsx';
import chainStyles from './Chain.module.css';

export interface SourceEditorProps {
  readonly field: MappedField;
  readonly samples: readonly MappingSample[];
  readonly onChange: (field: MappedField) => void;
}

const texts = { path: 'sourceOne', paths: 'sourceSeveral', constant: 'sourceConstant' } as const;
const deepest = 6;
const most = 400;

/** Where a field comes from, for those who do not drag. */
export function SourceEditor({ field, samples, onChange }: SourceEditorProps) {
  const { t } = useTranslation('mapping');
  const { source } = field;
  const paths = useMemo(() => pathsOf(samples, pathsIn(source)), [samples, source]);
  const options = [...paths.keys()];
  const to = (next: MappingSource) => onChange({ ...field, source: next });
  return (
    <div className={chainStyles.source}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('source')}
        value={source.from}
        onChange={(from) => to(changed(source, from as MappingSource['from'], paths))}
        data={(['path', 'paths', 'constant'] as const).map((value) => ({ value, label: t(texts[value]) }))}
      />
      {source.from === 'path' ? (
        <Select
          size="xs"
          searchable
          allowDeselect={false}
          aria-label={t('sourcePath')}
          data={options}
          value={pathText(source.path)}
          onChange={(next) => to({ from: 'path', path: paths.get(next ?? '') ?? source.path })}
        />
      ) : null}
      {source.from === 'paths' ? (
        <>
          <MultiSelect
            size="xs"
            searchable
            aria-label={t('sourcePaths')}
            data={options}
            value={source.paths.map(pathText)}
            onChange={(next) => {
              if (next.length > 0) to({ ...source, paths: next.map((text) => paths.get(text) ?? [text]) });
            }}
          />
          <TextInput
            size="xs"
            label={t('separator')}
            value={source.separator}
            onChange={(event) => to({ ...source, separator: event.currentTarget.value })}
          />
        </>
      ) : null}
      {source.from === 'constant' ? (
        <ValueInput
          type={field.type}
          value={source.value}
          label={t('constantValue')}
          onChange={(value) => to({ from: 'constant', value })}
        />
      ) : null}
    </div>
  );
}

function pathsIn(source: MappingSource): readonly MappingPath[] {
  if (source.from === 'path') return [source.path];
  return source.from === 'paths' ? source.paths : [];
}

function changed(source: MappingSource, from: MappingSource['from'], known: ReadonlyMap<string, MappingPath>): MappingSource {
  const [first = known.values().next().value ?? ['']] = pathsIn(source);
  if (from === 'path') return { from, path: first };
  return from === 'paths' ? { from, paths: [first], separator: '' } : { from, value: null };
}

/** Every place of the samples by its text, and those that are used already. */
function pathsOf(samples: readonly MappingSample[], used: readonly MappingPath[]): ReadonlyMap<string, MappingPath> {
  const found = new Map<string, MappingPath>(used.map((path) => [pathText(path), path]));
  for (const { message } of samples.slice(0, 20)) visit(message, [], found);
  return found;
}

function visit(given: Json, path: MappingPath, found: Map<string, MappingPath>): void {
  if (found.size >= most || path.length > deepest) return;
  if (path.length > 0) found.set(pathText(path), path);
  const value = opened(given);
  if (Array.isArray(value)) {
    if (value.length > 0) visit((value[0] as Json | undefined) ?? null, [...path, 0], found);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key], found);
  }
}
