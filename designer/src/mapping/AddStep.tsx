import { Button, Menu } from '@mantine/core';
import type { Json } from '@orderloom/shared/base';
import { type MappingStep, type StepType, stepTypes } from '@orderloom/shared/mapping';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import chainStyles from './Chain.module.css';
import { shown } from './trace-field.ts';

export interface AddStepProps {
  /** What the last step gives: every template shows what it would make of it. */
  readonly value: Json;
  readonly message: Json;
  readonly onAdd: (step: MappingStep) => void;
}

/** The templates, in words, with what each would give. */
export function AddStep({ value, message, onAdd }: AddStepProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  return (
    <Menu position="bottom-start" width={340} withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
          {t('addStep')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {(['clean', 'convert'] as const).map((group) => (
          <div key={group}>
            <Menu.Label>{t(group)}</Menu.Label>
            {stepTypes.all
              .filter((type) => type.group === group)
              .map((type) => (
                <Menu.Item key={type.id} onClick={() => onAdd({ type: type.id, params: { ...type.initial } })}>
                  <span className={chainStyles.template}>
                    <b>{type.label[locale]}</b>
                    <span className={chainStyles.outcome}>{tried(type, value, message)}</span>
                    <span className={chainStyles.templateHint}>{type.hint[locale]}</span>
                  </span>
                </Menu.Item>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function tried(type: StepType, value: Json, message: Json): string {
  const prepared = type.prepare(type.initial);
  if (!prepared.ok || value === null) return '';
  try {
    const made = shown(prepared.value.run(value, message));
    return made === shown(value) ? '' : made.slice(0, 28);
  } catch {
    return '';
  }
}
