export type { Proposals } from './proposals.ts';
