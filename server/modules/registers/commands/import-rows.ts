import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RegisterImport } from '#contract/registers/api.ts';
import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { errorSentence, phrase } from '#kernel/words.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { putLinks } from '../store/links.ts';
import { lockRegister } from '../store/registers.ts';
import { insertRows } from '../store/rows.ts';
import { type Plan, planImport } from './plan-import.ts';
import { rewrite } from './row-command.ts';

/** Rows entered by one statement. */
const batch = 1000;
/** Faults told at most. */
const mostFaults = 200;

const carryOut = async (eye: Eye, tx: Tx, by: By, { added, changed }: Plan): Promise<void> => {
  const { register } = eye;
  for (let at = 0; at < added.length; at += batch) {
    const rows = added.slice(at, at + batch);
    await insertRows(tx, register, rows);
    await putLinks(tx, register.no, rows, true);
  }
  for (const { before, row, old, values } of changed)
    await rewrite({ eye, tx, ...by }, before, row, { before: old, after: values }, { what: 'imported', reason: null });
};

/** Enters and changes the rows of a workbook, all or nothing. @throws registers.register_not_found */
export const importRows = async (
  context: Context,
  viewer: Viewer,
  given: ImportGiven & { readonly code: string },
): Promise<RegisterImport> => {
  const eye = await eyeOf(context, viewer, given.code);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, changed, same, faults, notes }: Plan, dryRun: boolean): RegisterImport => {
    const isRefused = faults.length > 0 && !dryRun;
    return {
      dryRun,
      added: isRefused ? 0 : added.length,
      changed: isRefused ? 0 : changed.length,
      same,
      faults: faults.slice(0, mostFaults).map(({ row, column, cell, code, data }) => ({
        row,
        column: column || null,
        cell,
        code,
        message: errorSentence(given.language, code, data),
      })),
      notes: notes.map(({ data, ...note }) => ({ ...note, message: phrase(given.language, `sheets.notes.${note.code}`, data) })),
    };
  };
  const access = rowAccess(viewer, eye.register.content);
  const { db } = context.kernel;
  if (given.dryRun) return db.read(access, async (tx) => tell(await planImport(eye, tx, sheets, given), true));
  const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
  return db.write(access, (tx) =>
    once(
      tx,
      viewer,
      given.id,
      `registers.import ${given.code}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        await lockRegister(tx, eye.register.no);
        const plan = await planImport(eye, tx, sheets, given);
        // faults quote the file, so they are not kept but found again
        if (plan.faults.length > 0) return { outcome: null };
        await carryOut(eye, tx, by, plan);
        const outcome = tell(plan, false);
        await audit(tx, {
          ...by,
          action: 'registers.imported',
          subject: given.code,
          data: { added: outcome.added, changed: outcome.changed },
        });
        return { outcome };
      },
      async ({ outcome }) => outcome ?? tell(await planImport(eye, tx, sheets, given), false),
    ),
  );
};
