export { type BroughtTariffs, bringTariffs } from './commands/bring.ts';
