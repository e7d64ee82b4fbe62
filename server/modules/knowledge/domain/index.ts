export { createRanking, gramsOf } from './ranking.ts';
