export * from './call-backs.ts';
export * from './case-ratings.ts';
export * from './exclusions.ts';
export * from './kinds.ts';
export * from './performance.ts';
export * from './rates.ts';
export * from './spot-checks.ts';
