export { LiveOrders } from './LiveOrders.tsx';
