import type { Permission } from '@orderloom/shared/api';
import type { ReactNode } from 'react';
import { useMay } from './access.ts';

/** Shows what only somebody with the permission can use; the server refuses all others in any case. */
export function May({ permission, children }: { readonly permission: Permission; readonly children: ReactNode }) {
  return useMay(permission) ? children : null;
}
