export * from './planning.ts';
export * from './points.ts';
export * from './rounds.ts';
export * from './scans.ts';
export * from './sheets.ts';
