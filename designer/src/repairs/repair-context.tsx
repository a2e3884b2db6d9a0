import type { OrderDetail } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useMay } from '../api/queries.ts';
import { RepairDialog, type RepairStart } from './RepairDialog.tsx';

const Repairing = createContext<((start: RepairStart) => void) | undefined>(undefined);

interface ProviderProps {
  readonly order: OrderDetail;
  readonly document: FlowDocument | undefined;
  readonly children: ReactNode;
}

/** Lets everything on an order's page open the one repair dialog. */
export function RepairProvider({ order, document, children }: ProviderProps) {
  const [start, setStart] = useState<RepairStart>();
  const may = useMay('orders:repair');
  return (
    <Repairing value={may && document ? setStart : undefined}>
      {children}
      {start && document ? <RepairDialog order={order} document={document} start={start} onClose={() => setStart(undefined)} /> : null}
    </Repairing>
  );
}

/** Opens the repair dialog; undefined where there is none, or whoever looks may not repair. */
export function useRepairing(): ((start: RepairStart) => void) | undefined {
  return useContext(Repairing);
}
