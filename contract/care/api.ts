export * from './canteens.ts';
export * from './records.ts';
