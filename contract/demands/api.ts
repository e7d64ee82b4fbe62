export * from './demands.ts';
