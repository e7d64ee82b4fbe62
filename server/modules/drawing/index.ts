export { drawingJobs } from './jobs.ts';
export { drawingRoutes } from './routes.ts';
