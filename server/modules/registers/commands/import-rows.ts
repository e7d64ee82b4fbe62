import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RegisterImport } from '#contract/registers/api.ts';
import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readTables } from '#kernel/sheets/read.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { errorSentence, phrase } from '#kernel/words.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf, settlingOf } from '../context.ts';
import { keepFile, placeRows } from '../store/files.ts';
import { lockRegister } from '../store/registers.ts';
import { type Plan, planImport } from './plan-import.ts';
import { rewrite } from './row-command.ts';
import { follow } from './settle.ts';
import { enterRows } from './titles.ts';

/** Rows entered by one statement. */
const batch = 1000;
/** Faults told at most. */
const mostFaults = 200;
/** Notes about single cells told at most. */
const mostNotes = 50;

/** Notes in words, of those about single cells the first. */
const toldNotes = (notes: Plan['notes'], language: ImportGiven['language']): RegisterImport['notes'] => {
  const single = notes.filter(({ at }) => at !== undefined);
  const told = [...notes.filter(({ at }) => at === undefined), ...single.slice(0, mostNotes)].map(({ sheet, cell, code, data }) => ({
    sheet,
    cell,
    code,
    message: phrase(language, `sheets.notes.${code}`, data),
  }));
  const count = single.length - mostNotes;
  return count <= 0 ? told : [...told, { sheet: '', cell: null, code: 'more', message: phrase(language, 'sheets.notes.more', { count }) }];
};

const carryOut = async (
  eye: Eye,
  tx: Tx,
  by: By,
  plan: Plan,
  given: { readonly id: string; readonly name?: string | undefined },
): Promise<void> => {
  const { register } = eye;
  const { added, changed, placed, file } = plan;
  if (file) {
    const rows = added.length + changed.length + placed.length;
    await keepFile(tx, { id: given.id, register: register.no, name: given.name ?? '', dress: file, rows, at: by.at, byId: by.actorId });
    for (let at = 0; at < placed.length; at += batch) await placeRows(tx, given.id, placed.slice(at, at + batch));
  }
  for (let at = 0; at < added.length; at += batch) {
    await enterRows(tx, register, added.slice(at, at + batch));
  }
  for (const { before, row, old, values } of changed)
    await rewrite({ eye, tx, ...by }, before, row, { before: old, after: values }, { what: 'imported', reason: null });
  await follow(tx, await settlingOf(eye), register, [...added.map((row) => ({ before: null, row })), ...changed]);
};

/** Enters and changes the rows of a workbook or CSV, all or nothing. @throws registers.register_not_found */
export const importRows = async (
  context: Context,
  viewer: Viewer,
  given: ImportGiven & { readonly code: string; readonly name?: string | undefined },
): Promise<RegisterImport> => {
  const eye = await eyeOf(context, viewer, given.code);
  const sheets = await readTables(given.bytes, given.signal);
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
      notes: toldNotes(notes, given.language),
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
        await carryOut(eye, tx, by, plan, given);
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
