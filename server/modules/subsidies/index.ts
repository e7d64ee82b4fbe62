export { type BroughtEstate, bringSubsidy } from './commands/bring.ts';
