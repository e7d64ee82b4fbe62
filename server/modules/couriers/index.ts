export { bringCouriers, bringFinds, type PastHelp } from './commands/bring.ts';
