import type { Kernel } from '#kernel/kernel.ts';
import { type Context, createRegisterBook } from './context.ts';
import { registerKind } from './kind.ts';
import { reseal } from './resealing.ts';

/** Registers as other modules ask for them. */
export interface Registers {
  /** For this module's routes. */
  readonly context: Context;
}

/** Opens the module. */
export const createRegisters = (kernel: Kernel, services: Omit<Context, 'kernel' | 'register'>): Registers => {
  const context: Context = { kernel, ...services, register: createRegisterBook({ kernel }) };
  kernel.definitions.add(registerKind);
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => reseal(kernel, scope, ring, limit) });
  return { context };
};
