import { ActionIcon, Menu, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { expressionWords } from '../../rules/index.ts';
import { useSession } from '../../session/index.ts';

export interface TemplateInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly event: string | undefined;
  readonly invalid: boolean;
  readonly disabled: boolean;
}

/** A text with holes for order data; the menu puts a field in at the caret. */
export function TemplateInput({ label, value, onChange, event, invalid, disabled }: TemplateInputProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const area = useRef<HTMLTextAreaElement>(null);
  const words = expressionWords(document, event, locale).filter((word) => word.kind !== 'function');

  function insert(key: string) {
    const input = area.current;
    const start = input?.selectionStart ?? value.length;
    const end = input?.selectionEnd ?? value.length;
    const hole = `{{ ${key} }}`;
    onChange(value.slice(0, start) + hole + value.slice(end));
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(start + hole.length, start + hole.length);
    });
  }

  return (
    <Textarea
      ref={area}
      autosize
      minRows={1}
      maxRows={10}
      aria-label={label}
      disabled={disabled}
      error={invalid}
      withErrorStyles
      value={value}
      onChange={(changed) => onChange(changed.currentTarget.value)}
      rightSectionPointerEvents="all"
      rightSectionProps={{ style: { alignItems: 'flex-start', paddingTop: 4 } }}
      rightSection={
        <Menu position="bottom-end" withinPortal returnFocus={false}>
          <Menu.Target>
            <ActionIcon size={20} variant="subtle" color="gray" disabled={disabled} aria-label={t('insertField')} title={t('insertField')}>
              <IconBraces size={13} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah={280} style={{ overflowY: 'auto' }}>
            <Menu.Label>{t('insertField')}</Menu.Label>
            {words.length === 0 ? <Menu.Item disabled>{t('noFieldsYet')}</Menu.Item> : null}
            {words.map((word) => (
              <Menu.Item key={word.insert} onClick={() => insert(word.insert)}>
                {word.label || word.insert}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    />
  );
}
