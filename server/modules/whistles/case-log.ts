import { seeAll, type Tx } from '#kernel/db.ts';
import { findCase } from '#modules/cases/index.ts';
import type { Eye } from './context.ts';

/**
 * Writes what became of a whistle into the log of its case; in one that is archived nothing can be written any more. Those who do not see the case – it was corrected
 * to another place since – write by the platform. The last thing a command does: what follows sees everything.
 */
export const noteInCase = async (
  { context: { cases }, viewer }: Eye,
  tx: Tx,
  caseId: string | null,
  note: { what: string; data: Readonly<Record<string, string | number>>; text?: string; involve?: readonly string[] },
): Promise<void> => {
  if (caseId === null) return;
  const seen = await findCase(tx, caseId);
  if (!seen) await seeAll(tx);
  const file = seen ?? (await findCase(tx, caseId));
  if (!file || file.state === 'archived') return;
  await cases.record(tx, seen ? viewer : null, caseId, {
    what: `whistles.${note.what}`,
    data: note.data,
    ...(note.text && { words: { text: note.text } }),
    ...(note.involve && { involve: note.involve }),
  });
};
