export * from './demands.ts';
export * from './month.ts';
