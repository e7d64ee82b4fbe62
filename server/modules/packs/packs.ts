import type { Pack } from '#contract/packs/pack.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Context } from './context.ts';
import { shippedPacks } from './shipped.ts';

/** Packs of definitions, for this module's routes and the command line. */
export interface Packs {
  readonly context: Context & { readonly kernel: Kernel };
}

/** Opens the module. @param shipped packs that come with the program; read when first asked for */
export const createPacks = (kernel: Kernel, shipped: () => readonly Pack[] = shippedPacks): Packs => {
  let read: readonly Pack[] | null = null;
  return { context: { kernel, shipped: () => (read ??= shipped()) } };
};
