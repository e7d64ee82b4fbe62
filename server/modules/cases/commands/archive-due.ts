import { reopenWindowDays } from '#contract/cases/lifecycle.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { decide } from '../domain/transition.ts';
import { dueForArchive, lockCase } from '../store/cases.ts';
import { append } from './append.ts';

const most = 500;

/** Archives closed, refused and withdrawn cases whose reopen window is over, one short transaction each. Returns how many. */
export const archiveDue = async (cases: Cases, jurisdictionId: string): Promise<number> => {
  const { kernel } = cases;
  const access = systemAccess(jurisdictionId);
  const at = kernel.clock.now();
  const before = new Date(at.getTime() - reopenWindowDays * 86_400_000);
  const ids = await kernel.db.read(access, (tx) => dueForArchive(tx, before, most));
  const config = await cases.config(jurisdictionId);
  let archived = 0;
  for (const id of ids) {
    archived += await kernel.db.write(access, async (tx) => {
      const file = await lockCase(tx, id);
      // reopened or archived by hand since it was listed
      if (!file || file.stateSince >= before) return 0;
      const act = { action: 'archive' as const, id, version: null, reason: null };
      const decision = decide(file, act, { accountId: '', organisationId: null, isReporter: false }, config.limits(file.categoryCode), at);
      if ('refuse' in decision) return 0;
      await append(tx, file, { jurisdictionId, action: 'archive', decision, actor: null, reason: null, attachments: [], at });
      return 1;
    });
  }
  return archived;
};
