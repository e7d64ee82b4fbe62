export { reachedBy, readinessOf, readinessWords } from './queries/readiness.ts';
export { platformRoutes } from './routes.ts';
