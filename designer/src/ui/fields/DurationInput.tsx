import { LengthInput, type LengthInputProps } from './LengthInput.tsx';

export interface DurationInputProps extends Pick<LengthInputProps, 'label' | 'disabled' | 'size'> {
  readonly value: number | null;
  readonly onChange: (ms: number | null) => void;
}

/** A length of time by the clock. */
export function DurationInput({ value, onChange, ...rest }: DurationInputProps) {
  return (
    <LengthInput
      {...rest}
      working={false}
      value={value === null ? null : { ms: value }}
      onChange={(length) => onChange(length?.ms ?? null)}
    />
  );
}
