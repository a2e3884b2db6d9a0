import { ActionIcon, Switch } from '@mantine/core';
import type { Problem } from '@orderloom/shared/base';
import type { CompiledTable, Fact, RoutingRule } from '@orderloom/shared/routing';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import type { RuleField } from '../editor/rules/index.ts';
import { Given } from './Given.tsx';
import styles from './Routing.module.css';
import { RuleForm } from './RuleForm.tsx';

export interface RuleRowProps {
  readonly rule: RoutingRule;
  readonly place: number;
  readonly open: boolean;
  readonly may: boolean;
  readonly fields: readonly RuleField[];
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
  readonly compiled: CompiledTable['rules'][number] | undefined;
  readonly onOpen: () => void;
  readonly onChange: (part: Partial<RoutingRule>) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: number) => void;
  readonly onDrag: () => void;
  readonly onDrop: () => void;
}

/** One rule: as a sentence, or open. Alt with an arrow key moves it. */
export function RuleRow(props: RuleRowProps) {
  const { rule, place, open, may, fields, facts, problems, onOpen, onChange, onMove, onDrag, onDrop } = props;
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const keys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!may || !event.altKey || by === 0) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li
      className={styles.rule}
      data-off={!rule.on || undefined}
      onKeyDown={keys}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <div className={styles.ruleHead}>
        <span className={styles.grip} draggable={may} onDragStart={onDrag} title={t('dragRule')} aria-hidden="true">
          <IconGripVertical size={15} />
        </span>
        <span className={`tabular ${styles.place}`}>{place + 1}</span>
        <button
          type="button"
          className={styles.ruleTitle}
          aria-expanded={open}
          onClick={onOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        >
          {open ? <IconChevronDown size={14} aria-hidden="true" /> : <IconChevronRight size={14} aria-hidden="true" />}
          <span>
            {rule.name === '' ? null : <strong>{rule.name} </strong>}
            <Condition {...props} locale={locale} />
          </span>
        </button>
        <Given give={rule.give} facts={facts} />
        {may ? <RowTools {...props} /> : null}
      </div>
      {problems.length > 0 ? (
        <ul className={styles.problems} role="status">
          {problems.map(({ path, code, message }) => (
            <li key={`${path} ${code}`}>{message[locale]}</li>
          ))}
        </ul>
      ) : null}
      {open ? <RuleForm rule={rule} fields={fields} facts={facts} disabled={!may} onChange={onChange} /> : null}
    </li>
  );
}

/** What has to be so, in words. */
function Condition({ rule, compiled, locale }: RuleRowProps & { readonly locale: 'zh' | 'en' }) {
  const { t } = useTranslation('routing');
  if (rule.when.trim() === '') return <span className={styles.quiet}>{t('always')}</span>;
  if (!compiled) return <code className={styles.cel}>{rule.when}</code>;
  return <span className={styles.condition}>{compiled.sentence[locale]}</span>;
}

function RowTools({ rule, onChange, onMove, onRemove }: RuleRowProps) {
  const { t } = useTranslation('routing');
  return (
    <span className={styles.rowTools}>
      <Switch size="xs" aria-label={t('ruleOn')} checked={rule.on} onChange={(event) => onChange({ on: event.currentTarget.checked })} />
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('moveUp')} title={t('moveUp')} onClick={() => onMove(-1)}>
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('moveDown')} title={t('moveDown')} onClick={() => onMove(1)}>
        <IconArrowDown size={14} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('removeRule')} title={t('removeRule')} onClick={onRemove}>
        <IconTrash size={14} />
      </ActionIcon>
    </span>
  );
}
