import type { Json } from '@orderloom/shared/base';
import type { FieldType } from '@orderloom/shared/document';
import { ListInput } from './ListInput.tsx';
import { ScalarInput } from './ScalarInput.tsx';

export interface ValueInputProps {
  readonly type: FieldType;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  /** Read to people who cannot see the form; the visible label stands beside the input. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** The input for one value of a field type; null is "empty". */
export function ValueInput({ type, value, ...rest }: ValueInputProps) {
  if (type.type === 'list') return <ListInput of={type.of} value={Array.isArray(value) ? (value as readonly Json[]) : []} {...rest} />;
  return <ScalarInput type={type} value={value} {...rest} />;
}
