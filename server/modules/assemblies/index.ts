export type { Assemblies } from './assemblies.ts';
