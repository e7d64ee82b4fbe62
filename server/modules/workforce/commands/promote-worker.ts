import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { CommunityWorker, promoteWorker } from '#contract/workforce/api.ts';
import { fail } from '#kernel/errors.ts';
import { amendRow } from '#modules/registers/index.ts';
import { schemeIn, type Workforce } from '../context.ts';
import { workerRegister } from '../domain/worker.ts';
import { oneWorker } from '../queries/workers.ts';
import { keepDuesOf } from './keep-dues.ts';

/**
 * Raises a worker to a grade above the one held, at most to what the rules give today, by a change of the row with its reason.
 * @throws session.forbidden, workforce.no_scheme, workforce.not_due
 */
export const promote = async (
  workforce: Workforce,
  viewer: Viewer,
  rowId: string,
  { id, version, grade, reason }: z.output<NonNullable<(typeof promoteWorker)['body']>>,
): Promise<CommunityWorker> => {
  if (!can(viewer, 'workforce.promote')) fail('session.forbidden');
  if (!(await schemeIn(workforce, viewer.jurisdictionId))) fail('workforce.no_scheme');
  const before = await oneWorker(workforce, viewer, rowId);
  // a repeat finds the row in a later version: the change itself answers it
  if (before.version === version && (before.due === null || grade > before.due || grade <= (before.grade ?? 0)))
    fail('workforce.not_due', { due: before.due ?? '—', grade });
  const graded = shanghaiDay(workforce.kernel.clock.now());
  const named = { code: workerRegister, rowId };
  await amendRow(workforce.registers.context, viewer, named, { id, version, reason, values: { grade, graded_on: graded } });
  await keepDuesOf(workforce, viewer.jurisdictionId, [rowId]);
  return oneWorker(workforce, viewer, rowId);
};
