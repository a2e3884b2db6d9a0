import { ActionIcon } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument, Transition, Trigger } from '@orderloom/shared/document';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { LengthInput } from '../../ui/fields/index.ts';
import { deleteSelection, reconnect, reorderTransition, setTransition, upsertEvent, withNewEvent } from '../commands/index.ts';
import { type Command, selectTransition, useSession } from '../session/index.ts';
import { Cell } from './Cell.tsx';
import { GuardField } from './GuardField.tsx';
import styles from './Outline.module.css';
import { type OutlineRow, rowId } from './outline-rows.ts';

type TransitionLine = Extract<OutlineRow, { readonly type: 'transition' }>;

/** One way out of a state: when, under which condition, where to. */
export function TransitionRow({ row }: { readonly row: TransitionLine }) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const selected = useSession((session) => session.selection.transitions.includes(row.transition.id));
  const select = useSession((session) => session.select);
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  const { transition } = row;
  const nameOf = (id: string) => (id === document.root ? t('outlineTop') : textOf(document.states[id]?.label, locale) || id);
  const perform = (command: Command) => {
    if (!readOnly) run(command);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines that fold to two on a phone are no <tr>.
    <div
      id={rowId(transition.id)}
      role="row"
      tabIndex={-1}
      aria-level={row.level}
      aria-posinset={row.at + 1}
      aria-setsize={row.of}
      aria-selected={selected}
      className={styles.transition}
      style={{ paddingLeft: 8 + (row.level - 1) * 18 }}
      onFocus={() => select(selectTransition(transition.id))}
    >
      <Cell className={styles.when}>
        <WhenField transition={transition} source={nameOf(transition.source)} disabled={readOnly} perform={perform} />
      </Cell>
      <Cell className={styles.grow}>
        <GuardField
          key={transition.guard ?? ''}
          text={transition.guard ?? ''}
          disabled={readOnly}
          onCommit={(text) => perform(setTransition(transition.id, { guard: text === '' ? undefined : text }))}
        />
      </Cell>
      <Cell className={styles.to}>
        <span aria-hidden="true">→</span>
        <select
          className={styles.choice}
          aria-label={t('outlineTarget', { name: nameOf(transition.source) })}
          disabled={readOnly}
          value={transition.targets[0] ?? ''}
          onChange={(event) => {
            const target = event.currentTarget.value;
            perform(target === '' ? setTransition(transition.id, { targets: [] }) : reconnect(transition.id, { target }));
          }}
        >
          <option value="">{t('outlineStay')}</option>
          {Object.values(document.states).flatMap((state) =>
            state.id === document.root ? (
              []
            ) : (
              <option key={state.id} value={state.id}>
                {nameOf(state.id)}
              </option>
            ),
          )}
        </select>
      </Cell>
      <Tools row={row} readOnly={readOnly} perform={perform} />
    </div>
  );
}

function Tools({ row, readOnly, perform }: { readonly row: TransitionLine; readonly readOnly: boolean; perform(command: Command): void }) {
  const { t } = useTranslation('editor');
  const { id } = row.transition;
  const tools = [
    { key: 'outlineUp', Icon: IconChevronUp, off: row.at === 0, act: () => perform(reorderTransition(id, row.at - 1)) },
    { key: 'outlineDown', Icon: IconChevronDown, off: row.at === row.of - 1, act: () => perform(reorderTransition(id, row.at + 1)) },
    { key: 'delete', Icon: IconTrash, off: false, act: () => perform(deleteSelection(selectTransition(id))) },
  ];
  return (
    <Cell className={styles.tools}>
      {tools.map(({ key, Icon, off, act }) => (
        <ActionIcon
          key={key}
          size={26}
          variant="subtle"
          color="gray"
          aria-label={t(key)}
          title={t(key)}
          disabled={readOnly || off}
          onClick={act}
        >
          <Icon size={14} />
        </ActionIcon>
      ))}
    </Cell>
  );
}

interface WhenProps {
  readonly transition: Transition;
  readonly source: string;
  readonly disabled: boolean;
  perform(command: Command): void;
}

const day = 24 * 60 * 60_000;
const minutes = 30 * 60_000;

function WhenField({ transition, source, disabled, perform }: WhenProps) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const { trigger, id } = transition;
  const choose = (value: string) => {
    if (value === 'new:') perform(withNewEvent(id));
    else {
      const next = triggerOf(document, transition.source, value);
      if (next) perform(setTransition(id, { trigger: next }));
    }
  };
  const event = trigger.type === 'event' ? document.events[trigger.event] : undefined;
  return (
    <>
      <select
        className={styles.choice}
        aria-label={t('outlineWhen', { name: source })}
        disabled={disabled}
        value={chosenValue(trigger)}
        onChange={(change) => choose(change.currentTarget.value)}
      >
        {Object.entries(document.events).map(([name, definition]) => (
          <option key={name} value={`event:${name}`}>
            {textOf(definition.label, locale) || name}
          </option>
        ))}
        {trigger.type === 'event' && !event ? <option value={chosenValue(trigger)}>{trigger.event}</option> : null}
        <option value="new:">{t('outlineNewEvent')}</option>
        <option value="after:">{t('outlineAfter')}</option>
        <option value="always:">{t('outlineAlways')}</option>
        <option value="done:">{t('outlineDone')}</option>
        {repliesOf(document, transition).map((value) => (
          <option key={value} value={value}>
            {`${t('outlineReply')} ${value.slice('reply:'.length)}`}
          </option>
        ))}
      </select>
      {trigger.type === 'event' && event ? (
        <input
          className={styles.label}
          aria-label={t('outlineEventName')}
          readOnly={disabled}
          value={event.label[locale] ?? ''}
          onChange={(change) =>
            perform(upsertEvent(trigger.event, { ...event, label: { ...event.label, [locale]: change.currentTarget.value } }))
          }
        />
      ) : null}
      {trigger.type === 'after' && trigger.delay.type === 'fixed' ? (
        <LengthInput
          label={t('outlineAfter')}
          disabled={disabled}
          value={trigger.delay}
          onChange={(length) => perform(setTransition(id, { trigger: { ...trigger, delay: { type: 'fixed', ...(length ?? { ms: 0 }) } } }))}
        />
      ) : null}
      {trigger.type === 'after' && trigger.delay.type === 'expression' ? <span className={styles.keys}>{t('outlineComputed')}</span> : null}
    </>
  );
}

function chosenValue(trigger: Trigger): string {
  if (trigger.type === 'event') return `event:${trigger.event}`;
  if (trigger.type === 'reply') return `reply:${trigger.outcome}:${trigger.call}`;
  return `${trigger.type}:`;
}

function repliesOf(document: FlowDocument, transition: Transition): string[] {
  const calls = document.states[transition.source]?.calls ?? [];
  return calls.flatMap((call) => [`reply:done:${call.id}`, `reply:error:${call.id}`]);
}

function triggerOf(document: FlowDocument, source: string, value: string): Trigger | undefined {
  const [type = '', ...rest] = value.split(':');
  if (type === 'event') return { type, event: rest.join(':') };
  if (type === 'always' || type === 'done') return { type };
  if (type === 'after') return { type, delay: { type: 'fixed', ms: document.states[source]?.handler === undefined ? minutes : day } };
  const [outcome, call = ''] = rest;
  return type === 'reply' && (outcome === 'done' || outcome === 'error') ? { type, outcome, call } : undefined;
}
