export * from './merchants.ts';
export * from './offers.ts';
export * from './settlements.ts';
export * from './sheets.ts';
export * from './vouchers.ts';
