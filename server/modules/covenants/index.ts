export type { Covenants } from './covenants.ts';
