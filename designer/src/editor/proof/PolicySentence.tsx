import { MultiSelect, Select } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { type FlowDocument, handlerText, isRole, type Policy, senders } from '@orderloom/shared/document';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { DurationInput } from '../../ui/fields/index.ts';
import { useSession } from '../session/index.ts';
import styles from './Proof.module.css';

export interface PolicySentenceProps {
  readonly policy: Policy;
  readonly readOnly: boolean;
  readonly onChange: (policy: Policy) => void;
}

/** A policy as a sentence whose parts are chosen from what the drawing has. */
export function PolicySentence(props: PolicySentenceProps) {
  const { t } = useTranslation('proof');
  const parts = usePartsOf(props);
  // The words between the parts, with the parts' names in braces: each language puts them in its own order.
  const words = t(`sentence.${props.policy.type}`).split(/\{(\w+)\}/);
  return (
    <span className={styles.sentence}>
      {words.map((word, index) => (
        <Fragment key={index}>{index % 2 === 0 ? word && <span>{word}</span> : parts[word]}</Fragment>
      ))}
    </span>
  );
}

function usePartsOf({ policy, readOnly, onChange }: PolicySentenceProps): Readonly<Record<string, ReactNode>> {
  const { t } = useTranslation('proof');
  const document = useSession((session) => session.document);
  const options = useOptions(document, policy.type === 'only-role' ? policy.role : '');
  const pick = (name: string, value: string, data: readonly Option[], change: (value: string) => Policy) => (
    <Select
      size="xs"
      searchable
      className={styles.pick ?? ''}
      aria-label={t(name)}
      data={[...data]}
      value={value}
      disabled={readOnly}
      onChange={(next) => next !== null && onChange(change(next))}
    />
  );
  switch (policy.type) {
    case 'never-together':
      return {
        a: pick('stateA', policy.first, options.states, (first) => ({ ...policy, first })),
        b: pick('stateB', policy.second, options.states, (second) => ({ ...policy, second })),
      };
    case 'eventually':
      return {
        event: pick('event', policy.event, options.events, (event) => ({ ...policy, event })),
        states: (
          <MultiSelect
            size="xs"
            searchable
            className={styles.picks ?? ''}
            aria-label={t('states')}
            data={[...options.states]}
            value={policy.states}
            disabled={readOnly}
            onChange={(states) => states.length > 0 && onChange({ ...policy, states })}
          />
        ),
      };
    case 'within':
      return {
        a: pick('stateA', policy.from, options.states, (from) => ({ ...policy, from })),
        b: pick('stateB', policy.to, options.states, (to) => ({ ...policy, to })),
        limit: (
          <span className={styles.limit}>
            <DurationInput
              label={t('limit')}
              disabled={readOnly}
              value={policy.limit}
              onChange={(ms) => ms && onChange({ ...policy, limit: ms })}
            />
          </span>
        ),
      };
    case 'accepted':
      return {
        event: pick('event', policy.event, options.events, (event) => ({ ...policy, event })),
        phase: pick('phase', policy.phase, options.phases, (phase) => ({ ...policy, phase })),
      };
    case 'only-role':
      return {
        event: pick('event', policy.event, options.events, (event) => ({ ...policy, event })),
        role: pick('role', policy.role, options.roles, (role) => ({ ...policy, role })),
      };
  }
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function useOptions(document: FlowDocument, role: string) {
  const { t } = useTranslation('proof');
  const locale = useLocale();
  const all = Object.values(document.states).map(({ id, label, kind }) => ({ kind, value: id, label: textOf(label, locale) || id }));
  const states = all.filter(({ value }) => value !== document.root);
  const phases = states.filter(({ kind }) => kind === 'compound' || kind === 'parallel');
  const handlers = Object.values(document.states).map(({ handler }) => handler);
  const roles = new Map(
    handlers.map((handler) => [isRole(handler, role) ? role : handlerText(handler, 'zh'), handlerText(handler, locale)]),
  );
  roles.delete('');
  return {
    states,
    phases: [{ value: document.root, label: t('wholeOrder') }, ...phases],
    events: Object.entries(document.events).map(([value, { label }]) => ({ value, label: textOf(label, locale) || value })),
    roles: [...senders.map((value) => ({ value, label: t(`sender.${value}`) })), ...[...roles].map(([value, label]) => ({ value, label }))],
  };
}
