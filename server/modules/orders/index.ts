export { type BroughtOrder, bringOrders } from './commands/bring-orders.ts';
export type { Orders } from './orders.ts';
