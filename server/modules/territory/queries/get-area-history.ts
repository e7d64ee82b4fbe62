import type { z } from 'zod';
import type { areaHistory } from '#contract/territory/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { predecessorsOf, successorsOf } from '../domain/changes.ts';
import { findEver } from '../store/lists.ts';
import { readSuccessions } from '../store/register.ts';

/**
 * What an area came out of and what became of it, so that figures of old areas can be read by new ones and the other way round.
 * @throws territory.area_not_found for a code that never was an area
 */
export async function areaHistoryOf(tx: Tx, code: string): Promise<z.input<typeof areaHistory>> {
  const { from, to, name } = (await findEver(tx, code)) ?? fail('territory.area_not_found', { code });
  const all = await readSuccessions(tx);
  const [before, after] = [predecessorsOf(code, all), successorsOf(code, all)];
  const concerned = new Set([...before.steps, ...after.steps]);
  return {
    area: { code, name, validFrom: from?.toISOString() ?? null, validTo: to?.toISOString() ?? null },
    predecessors: [...before.codes],
    successors: [...after.codes],
    changes: all.filter((one) => concerned.has(one)),
  };
}
