import { actions } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';
import type { ActionCall } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { useSession } from '../../session/index.ts';
import { Stacked } from '../parts/index.ts';
import { paramFields } from './action-params.ts';
import { actionProblems } from './action-problems.ts';
import { Faults } from './Faults.tsx';
import { ParamInput } from './ParamInput.tsx';

export interface ActionFormProps {
  readonly call: ActionCall;
  readonly onChange: (call: ActionCall, typing: string) => void;
  /** The event whose payload its texts may read. */
  readonly event?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** The form of one action, generated from what the registry says about its parameters. */
export function ActionForm({ call, onChange, event, disabled = false }: ActionFormProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const definition = actions.get(call.type);
  const problems = useMemo(() => actionProblems(document, call, event), [document, call, event]);
  const set = (key: string, value: Json | undefined) => {
    const { [key]: _old, ...rest } = call.params;
    onChange({ ...call, params: value === undefined ? rest : { ...rest, [key]: value } }, `${call.id}.${key}`);
  };
  const fields = definition ? paramFields(definition) : [];
  return (
    <>
      {fields.map((field) => {
        const value = call.params[field.key] ?? field.fallback;
        const missing = value === undefined || value === '';
        const faults = problems.get(field.key) ?? [];
        return (
          <Stacked key={field.key} label={field.meta.label[locale]} hint={field.meta.hint?.[locale]}>
            <ParamInput
              field={field}
              value={value}
              call={call}
              event={event}
              faults={missing ? [] : faults}
              disabled={disabled}
              onChange={(next) => set(field.key, next)}
            />
            {missing && faults.length > 0 ? <Faults texts={[t('fillIn')]} /> : null}
            {!missing && field.meta.widget !== 'expression' ? <Faults texts={faults.map((fault) => fault.message[locale])} /> : null}
          </Stacked>
        );
      })}
      <Faults texts={(problems.get('') ?? []).map((fault) => fault.message[locale])} />
    </>
  );
}
