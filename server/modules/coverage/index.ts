export { type Coverage, createCoverage } from './coverage.ts';
export type { Figure } from './domain/coverage.ts';
export { type Asked, areasAsked, type Measure } from './measures.ts';
