import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack } from '@mantine/core';
import { type Canary, type CanaryRule, type TroubleType, troubleTypes } from '@orderloom/shared/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import styles from './Releases.module.css';

interface Limit {
  readonly on: boolean;
  readonly unit: 'count' | 'percent';
  readonly value: number;
}
type Limits = Readonly<Record<TroubleType, Limit>>;

const proposed: Limits = {
  'dead-letter': { on: true, unit: 'count', value: 3 },
  quarantined: { on: true, unit: 'percent', value: 5 },
  'failed-step': { on: true, unit: 'count', value: 3 },
  stuck: { on: true, unit: 'count', value: 3 },
};

export interface TrialDialogProps {
  readonly version: number;
  /** The trial under way, when it is to be changed. */
  readonly going: z.infer<typeof Canary> | null;
  readonly pending: boolean;
  readonly onSave: (share: number, rule: CanaryRule | null) => void;
  readonly onClose: () => void;
}

/** The share of a trial, and what stops it by itself. */
export function TrialDialog({ version, going, pending, onSave, onClose }: TrialDialogProps) {
  const { t } = useTranslation(['releases', 'ui']);
  const [share, setShare] = useState(going?.share ?? 5);
  const [limits, setLimits] = useState(() => (going ? limitsOf(going.rule) : proposed));
  const [windowMinutes, setWindow] = useState(going?.rule?.windowMinutes ?? 60);
  const [minOrders, setMinOrders] = useState(going?.rule?.minOrders ?? 20);
  const save = () => {
    const kept = troubleTypes.flatMap((of) => (limits[of].on ? [{ of, unit: limits[of].unit, value: limits[of].value }] : []));
    onSave(share, kept.length > 0 ? { limits: kept, windowMinutes, minOrders } : null);
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('trialTitle', { version })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Stack gap={14}>
        <NumberInput
          label={t('trialShare')}
          description={t('trialShareHint')}
          min={0.01}
          max={100}
          decimalScale={2}
          data-autofocus
          value={share}
          onChange={(value) => setShare(Number(value))}
        />
        <h3 className={styles.heading}>{t('stopWhen')}</h3>
        {troubleTypes.map((type) => (
          <LimitRow key={type} type={type} limit={limits[type]} onChange={(limit) => setLimits({ ...limits, [type]: limit })} />
        ))}
        <div className={styles.two}>
          <NumberInput label={t('window')} min={1} max={10_080} value={windowMinutes} onChange={(value) => setWindow(Number(value))} />
          <NumberInput label={t('minOrders')} min={1} value={minOrders} onChange={(value) => setMinOrders(Number(value))} />
        </div>
      </Stack>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button loading={pending} disabled={!(share > 0 && share <= 100)} onClick={save}>
          {t(going ? 'saveTrial' : 'start')}
        </Button>
      </Group>
    </Modal>
  );
}

interface LimitRowProps {
  readonly type: TroubleType;
  readonly limit: Limit;
  readonly onChange: (limit: Limit) => void;
}

function LimitRow({ type, limit, onChange }: LimitRowProps) {
  const { t } = useTranslation('releases');
  const what = t(`trouble.${type}`);
  return (
    <div className={styles.limit}>
      <Checkbox
        label={what}
        aria-label={t('limitOn', { what })}
        checked={limit.on}
        onChange={(event) => onChange({ ...limit, on: event.currentTarget.checked })}
      />
      <NumberInput
        aria-label={t('limitValue', { what })}
        disabled={!limit.on}
        min={0.01}
        value={limit.value}
        onChange={(value) => onChange({ ...limit, value: Math.max(0.01, Number(value)) })}
      />
      <Select
        aria-label={t('limitUnit', { what })}
        disabled={!limit.on}
        allowDeselect={false}
        value={limit.unit}
        data={[
          { value: 'count', label: t('unitCount') },
          { value: 'percent', label: t('unitPercent') },
        ]}
        onChange={(unit) => onChange({ ...limit, unit: unit === 'percent' ? 'percent' : 'count' })}
      />
    </div>
  );
}

function limitsOf(rule: CanaryRule | null): Limits {
  const of = (type: TroubleType): Limit => {
    const limit = rule?.limits.find((one) => one.of === type);
    return limit ? { on: true, unit: limit.unit, value: limit.value } : { ...proposed[type], on: false };
  };
  return { 'dead-letter': of('dead-letter'), quarantined: of('quarantined'), 'failed-step': of('failed-step'), stuck: of('stuck') };
}
