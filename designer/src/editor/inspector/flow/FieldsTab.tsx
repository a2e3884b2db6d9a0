import { type Label, textOf } from '@orderloom/shared/base';
import { Field } from '@orderloom/shared/document';
import { orderFields } from '@orderloom/shared/order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { removeField, renameField, upsertField } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { Section } from '../parts/index.ts';
import { proposeKey } from '../propose-key.ts';
import { together, useEditing } from '../use-editing.ts';
import { AddByName } from './AddByName.tsx';
import { FieldCard } from './FieldCard.tsx';

/** The data that orders of this flow have. */
export function FieldsTab({ open }: { readonly open: string | undefined }) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const { readOnly, run } = useEditing();
  const fields = useSession((session) => session.document.context);
  const [added, setAdded] = useState(open);
  const keys = Object.keys(fields);

  function add(text: string) {
    const standard = orderFields.find((field) => field.key === text);
    const label: Label = standard?.label ?? { [locale]: text };
    const key = standard?.key ?? proposeKey(label, locale, keys);
    setAdded(key);
    run(upsertField(key, Field.parse({ label, type: standard?.type ?? { type: 'text' } })));
  }

  function change(key: string, next: Field) {
    const before = fields[key];
    const others = keys.filter((other) => other !== key);
    const follows = before !== undefined && next.label !== before.label && proposeKey(before.label, locale, others) === key;
    const renamed = follows ? proposeKey(next.label, locale, others) : key;
    const update = upsertField(key, next);
    if (renamed === key) return run(update);
    run({ ...together(update, renameField(key, renamed)), coalesce: 'field-label' });
  }

  return (
    <Section title={t('fieldsTitle')}>
      <AddByName
        label={t('addField')}
        disabled={readOnly}
        standard={orderFields
          .filter((field) => !fields[field.key])
          .map((field) => ({ value: field.key, label: textOf(field.label, locale) }))}
        onAdd={add}
      />
      {keys.map((key, index) => {
        const field = fields[key];
        return field ? (
          <FieldCard
            key={`${index}-${keys.length}`}
            name={key}
            field={field}
            open={key === added || key === open}
            disabled={readOnly}
            onChange={(next) => change(key, next)}
            onRename={(to) => run(renameField(key, to))}
            onRemove={() => run(removeField(key))}
          />
        ) : null;
      })}
    </Section>
  );
}
