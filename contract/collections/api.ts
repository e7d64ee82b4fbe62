export * from './columns.ts';
export * from './sheets.ts';
export * from './tasks.ts';
