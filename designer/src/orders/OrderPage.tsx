import { useOrder } from '../api/queries.ts';
import { Page } from '../ui/Page.tsx';

export function OrderPage({ orderId }: { readonly orderId: string }) {
  const order = useOrder(orderId).data;
  return <Page title={order?.externalId ?? orderId}>{null}</Page>;
}
