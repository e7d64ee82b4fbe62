import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { FoundTable, RegisterImport } from '#contract/registers/api.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Language } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { foundIn } from '../queries/inspect.ts';
import { bringRegister } from './bring-rows.ts';
import { importRows } from './import-rows.ts';

/**
 * Makes a register of a workbook or CSV as it is proposed, and enters its rows. @returns with the import's id, by which a CSV is given back
 * @throws what reading, publishing and importing throw
 */
export const bringTable = async (
  context: Context,
  viewer: Viewer,
  given: {
    readonly code: string;
    readonly name: string;
    readonly bytes: Buffer;
    readonly language: Language;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly found: FoundTable; readonly brought: RegisterImport; readonly file: string }> => {
  const { jurisdictionId } = viewer;
  const found = (await foundIn(context, viewer, given)) as FoundTable;
  const by = { jurisdictionId, actorId: viewer.accountId, at: context.kernel.clock.now() };
  await context.kernel.db.write(systemAccess(jurisdictionId), (tx) => bringRegister(tx, by, given.code, found.content));
  const file = v7();
  const brought = await importRows(context, viewer, { ...given, id: file, dryRun: false, reached: () => undefined });
  return { found, brought, file };
};
