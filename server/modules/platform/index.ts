export { reachedBy, readinessOf, readinessWords } from './queries/readiness.ts';
