export type { Assemblies } from './assemblies.ts';
export { addPastAssembly, addPastEstate, type PastEstate } from './commands/add-past.ts';
