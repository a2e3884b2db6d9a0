import { Button, Menu } from '@mantine/core';
import { type CompiledTable, type Fact, RoutingRule, ruleTemplates } from '@orderloom/shared/routing';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import styles from './Routing.module.css';
import { RuleRow } from './RuleRow.tsx';
import { routingFields } from './routing-fields.ts';
import type { Draft } from './use-draft.ts';

interface RuleListProps {
  readonly draft: Draft;
  readonly compiled: CompiledTable;
  readonly facts: readonly Fact[];
}

/** The rules in the order they are asked; one at a time is open to be changed. */
export function RuleList({ draft, compiled, facts }: RuleListProps) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const may = useMay('routing:write');
  const fields = useMemo(() => routingFields(compiled.words, locale), [compiled.words, locale]);
  const [open, setOpen] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const add = (rule: RoutingRule) => {
    setOpen(null);
    draft.addRule(rule);
  };
  const { rules } = draft.table;
  return (
    <section aria-label={t('tab-rules')}>
      {rules.length === 0 ? <p className={styles.empty}>{t('noRules')}</p> : null}
      <ol className={styles.rules}>
        {rules.map((rule, place) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={place}
            open={open === rule.id}
            may={may}
            fields={fields}
            facts={facts}
            problems={compiled.problems.filter(({ path }) => path.startsWith(`rules.${place}.`))}
            compiled={compiled.rules.find((one) => one.rule.id === rule.id)}
            onOpen={() => setOpen(open === rule.id ? null : rule.id)}
            onChange={(part) => draft.changeRule(rule.id, part)}
            onRemove={() => draft.removeRule(rule.id)}
            onMove={(by) => draft.moveRule(rule.id, place + by)}
            onDrag={() => setDragged(rule.id)}
            onDrop={() => {
              if (dragged !== null) draft.moveRule(dragged, place);
              setDragged(null);
            }}
          />
        ))}
      </ol>
      {may ? (
        <div className={styles.tools}>
          <Button
            variant="light"
            leftSection={<IconPlus size={15} />}
            onClick={() => {
              const id = newId();
              draft.addRule(RoutingRule.parse({ id }));
              setOpen(id);
            }}
          >
            {t('newRule')}
          </Button>
          <Menu width={320}>
            <Menu.Target>
              <Button variant="default" leftSection={<IconTemplate size={15} />}>
                {t('fromTemplate')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {ruleTemplates.map(({ id, label, hint, rule }) => (
                <Menu.Item key={id} onClick={() => add(rule)}>
                  <strong>{label[locale]}</strong>
                  <br />
                  <small>{hint[locale]}</small>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      ) : null}
    </section>
  );
}

function newId(): string {
  return `r${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0'}`;
}
