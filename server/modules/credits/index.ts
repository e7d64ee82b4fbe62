export { type Brought, bringCredits } from './commands/bring.ts';
export type { Entering, EnterOnce } from './commands/enter.ts';
