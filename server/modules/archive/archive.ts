import type { Kernel } from '#kernel/kernel.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type ManyAsked, takeOutMany } from './commands/take-out.ts';
import type { Context, Holding } from './context.ts';
import { type HeldRows, rowsHolding } from './rows-holding.ts';

/** The archive as other modules ask for it. */
export interface Archive {
  /** What modules hold of cases beside their logs; each adds its own when it opens. */
  readonly holdings: {
    add(holding: Holding): void;
    /** Rows of tables, with photos and documents made of them. */
    addRows(held: HeldRows): void;
  };
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly many: WorkKind<ManyAsked, undefined>;
}

/** Opens the module. */
export const createArchive = (kernel: Kernel, services: Omit<Context, 'kernel' | 'holdings'>): Archive => {
  const holdings: Holding[] = [];
  const context: Context = { kernel, ...services, holdings };
  return {
    holdings: {
      add: (holding) => void holdings.push(holding),
      addRows: (held) => void holdings.push(rowsHolding(context, held)),
    },
    context,
    many: kernel.work.kind<ManyAsked, undefined>({
      kind: 'archive.export',
      run: async ({ viewer, input, signal, reached }) => ({ made: await takeOutMany(context, viewer, input, signal, reached) }),
    }),
  };
};
