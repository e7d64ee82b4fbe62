export { type Coverage, createCoverage } from './coverage.ts';
export { type Asked, areasAsked, type Measure } from './measures.ts';
