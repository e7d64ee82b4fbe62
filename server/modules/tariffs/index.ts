export { type BroughtTariffs, bringTariffs } from './commands/bring.ts';
export type { Tariffs } from './tariffs.ts';
