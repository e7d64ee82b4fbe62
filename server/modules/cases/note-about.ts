import type { Viewer } from '#contract/accounts/viewer.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import type { Cases } from './cases.ts';
import type { Note } from './commands/record.ts';
import { findCase } from './store/cases.ts';

/**
 * Writes into the log of a case what another module did that began with it; does nothing without a case, or once it is archived. Who does not see the case – it was
 * corrected to another place since – writes by the platform. The last thing a command does: what follows sees everything.
 */
export const noteAbout = async (cases: Cases, tx: Tx, viewer: Viewer, caseId: string | null, note: Note): Promise<void> => {
  if (caseId === null) return;
  const seen = await findCase(tx, caseId);
  if (!seen) await seeAll(tx);
  const file = seen ?? (await findCase(tx, caseId));
  if (file && file.state !== 'archived') await cases.record(tx, seen ? viewer : null, caseId, note);
};
