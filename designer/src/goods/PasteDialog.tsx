import { Alert, Button, FileButton, Group, Modal, Stack, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, type ReadRow, readRows, readTable } from '../tables/read-table.ts';
import { readTableFile } from '../tables/read-table-file.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Goods.module.css';

interface PasteDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly hint: string;
  readonly columns: readonly Column[];
  /** Columns no row may lack. */
  readonly required: readonly string[];
  readonly saving: boolean;
  readonly onClose: () => void;
  readonly onRows: (rows: readonly ReadRow['values'][]) => void;
}

const shownFaults = 5;

/** A file as it would be pasted. */
async function pastedFrom(file: File): Promise<string> {
  const cells = await readTableFile(file);
  return cells.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n');
}

/** Takes a table that was copied from a spreadsheet, or a CSV file; says what cannot be read before anything is saved. */
export function PasteDialog({ opened, title, hint, columns, required, saving, onClose, onRows }: PasteDialogProps) {
  const { t } = useTranslation(['goods', 'ui']);
  const tell = useTell();
  const [text, setText] = useState('');
  const rows = useMemo(() => readRows(readTable(text), columns), [text, columns]);
  const faulty = rows.filter(({ values, faults }) => faults.length > 0 || required.some((key) => values[key] === undefined));
  const take = (file: File | null) => void (file && pastedFrom(file).then(setText, tell.failed));
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Stack gap={12}>
        <p className={styles.quiet}>{hint}</p>
        <Textarea
          aria-label={title}
          autosize
          minRows={8}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          classNames={{ input: styles.paste ?? '' }}
        />
        {faulty.length > 0 ? (
          <Alert color="red" role="alert">
            {t('faultyRows', {
              count: faulty.length,
              rows: faulty
                .slice(0, shownFaults)
                .map(({ row }) => row)
                .join(', '),
            })}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <FileButton accept=".csv,.tsv,.txt,.xlsx,text/csv" onChange={take}>
            {(props) => (
              <Button mr="auto" variant="default" leftSection={<IconUpload size={15} />} {...props}>
                {t('chooseFile')}
              </Button>
            )}
          </FileButton>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            disabled={rows.length === 0 || faulty.length > 0}
            loading={saving}
            onClick={() => onRows(rows.map(({ values }) => values))}
          >
            {t('takeRows', { count: rows.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
