import { Button, Popover } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { expressionsFor, GuardEditor, peersOf, RuleBuilder, type RuleField } from '../rules/index.ts';
import { useSession } from '../session/index.ts';
import styles from './DecisionTable.module.css';

export interface CellButtonProps {
  readonly label: string;
  /** The expression; '' asks nothing. */
  readonly text: string;
  readonly empty: string;
  /** The field the cell is about; absent: the whole condition. */
  readonly field?: RuleField;
  readonly fields: readonly RuleField[];
  readonly event: string | undefined;
  readonly onChange: (text: string) => void;
}

/** What a row asks of one field, as a sentence that opens as rules. */
export function CellButton({ label, text, empty, field, fields, event, onChange }: CellButtonProps) {
  const { t } = useTranslation('decision-table');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const readOnly = useSession((session) => session.readOnly);
  const [opened, setOpened] = useState(false);
  const about = useMemo(() => (field ? [field, ...peersOf(field, fields)] : fields), [field, fields]);
  const sentence = text === '' ? empty : expressionsFor(document).sentence(text, locale, event);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={340} trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.cell}
          data-empty={text === '' || undefined}
          aria-label={`${label}: ${sentence}`}
          aria-haspopup="dialog"
          disabled={readOnly}
          onClick={() => setOpened(!opened)}
        >
          {field && text !== '' ? withoutName(sentence, field.label) : sentence}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {field ? (
          <RuleBuilder value={text} onChange={onChange} fields={about} />
        ) : (
          <GuardEditor value={text} onChange={onChange} event={event} />
        )}
        <Button mt={8} size="compact-sm" variant="light" onClick={() => setOpened(false)}>
          {t('done')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The head of the column has said the name already. */
function withoutName(sentence: string, name: string): string {
  return sentence.startsWith(name) ? sentence.slice(name.length).trim() : sentence;
}
