import type { Phase } from '#contract/registers/content.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Context } from '../context.ts';
import { rowsOfArea } from '../store/below.ts';
import type { WholeRow } from '../store/whole.ts';

/**
 * Rows of a register in an area and below, whoever asks, for figures a module makes of them by rights of its own; without what is personal.
 * @param phases in which rows must stand
 * @param tx where it is read within a transaction of the platform, which must not wait for another
 * @returns none where there is no such register
 */
export const rowsBelow = async (
  { kernel, register }: { readonly kernel: Pick<Kernel, 'db'>; readonly register: Context['register'] },
  jurisdictionId: string,
  code: string,
  { area, phases }: { readonly area: string; readonly phases: readonly Phase[] },
  tx?: Tx,
): Promise<readonly WholeRow[]> => {
  const found = await register(jurisdictionId, code);
  if (!found) return [];
  const states = found.content.states.filter(({ phase }) => phases.includes(phase)).map((state) => state.code);
  const read = (own: Tx): Promise<WholeRow[]> => rowsOfArea(own, found.no, area, states);
  return tx ? read(tx) : kernel.db.read(systemAccess(jurisdictionId), read);
};
