import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { RowDetail } from '#contract/registers/api.ts';
import type { RegisterState } from '#contract/registers/content.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { askedValues, changedKeys, figuresIn, judge, parted, rawThatStands } from '../domain/values.ts';
import { presentRow } from '../queries/row.ts';
import { openPersonal, placeInHistory, rawOf } from '../sealing.ts';
import { announceRows } from '../store/announce.ts';
import { addHistory, type HistoryRow, stateKey } from '../store/history.ts';
import { putLinks } from '../store/links.ts';
import { lockRegister } from '../store/registers.ts';
import { findRow, type RowRecord, rowsByKey, updateRow, type WrittenRow } from '../store/rows.ts';
import { titled } from './titles.ts';
import { errorOf, slotsOfKey, writtenRow } from './write-rows.ts';

export interface RowCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command on a row of a register under what the register lets the viewer see; answers with the row as it then is. */
export const rowCommand = async (
  context: Context,
  viewer: Viewer,
  code: string,
  what: string,
  body: { readonly id: string },
  run: (running: RowCommand) => Promise<string>,
): Promise<RowDetail> => {
  const eye = await eyeOf(context, viewer, code);
  return command(
    context.kernel,
    viewer,
    `${what} ${code}`,
    body,
    (running) => run({ ...running, eye }),
    ({ tx }, id) => presentRow(eye, tx, id),
    rowAccess(viewer, eye.register.content),
  );
};

/** The row, held, in the version its author saw. @throws registers.row_not_found, registers.row_changed with what stands there now */
export const rowInVersion = async ({ eye, tx }: RowCommand, id: string, version: number): Promise<RowRecord> => {
  const row = await findRow(tx, id, true);
  if (row?.register !== eye.register.no) return fail('registers.row_not_found');
  if (row.version !== version) fail('registers.row_changed', { version: row.version, row: await presentRow(eye, tx, id) });
  return row;
};

/** All values of a row as far as the register still has their fields, and what stands in fields it has no more. */
export const valuesOf = (eye: Eye, row: RowRecord): { readonly values: Answers; readonly kept: Answers } => {
  const entries = Object.entries({ ...row.data, ...openPersonal(eye, row) });
  const isHere = ([key]: readonly [string, Answer]): boolean => eye.register.fields.has(key);
  return {
    values: Object.fromEntries(entries.filter(isHere)),
    kept: Object.fromEntries(Object.entries(row.data).filter((one) => !isHere(one))),
  };
};

/** A row as it shall stand in a state, judged with other values than before. @throws registers.value_wrong, registers.rule_broken */
export const rejudged = (eye: Eye, before: RowRecord, state: RegisterState, valuesFrom: (old: Answers) => Answers) => {
  const { register } = eye;
  const { values: old, kept } = valuesOf(eye, before);
  const verdict = judge(register, state, valuesFrom(old), eye.today, figuresIn(register, old));
  if (!('values' in verdict)) throw errorOf(eye, verdict);
  const { values } = verdict;
  const row = writtenRow(eye, { ...before, version: before.version + 1 }, state, values, {
    kept,
    raw: rawThatStands(rawOf(eye, before), old, values),
    from: before,
    endedAt: before.endedAt,
  });
  return { row, values: { before: old, after: values } };
};

/** Values with some of them put in place of others: null empties one, what nobody is asked for is left out. */
export const patched = ({ register }: Pick<Eye, 'register'>, old: Answers, patch: Readonly<Record<string, Answer | null>>): Answers => {
  const stay = Object.entries(askedValues(register, old)).filter(([key]) => !(key in patch));
  const set = Object.entries(patch).filter((one): one is [string, Answer] => one[1] !== null);
  return Object.fromEntries([...stay, ...set]);
};

/**
 * Asks that no other row has the same key. Rows of one key are entered one after the other.
 * @throws registers.key_taken, naming the other
 */
export const checkKey = async ({ eye, tx }: Pick<RowCommand, 'eye' | 'tx'>, row: WrittenRow): Promise<void> => {
  const { register } = eye;
  const key = slotsOfKey(register, row);
  if (key === null) return;
  await lockRegister(tx, register.no);
  const [other] = (await rowsByKey(tx, register, key.columns, [key.values])).filter(({ id }) => id !== row.id);
  const titles = register.content.key.map((one) => register.fields.get(one)?.question.words.title.zh ?? one);
  if (other) fail('registers.key_taken', { key: titles.join('、'), title: other.title });
};

/** Writes a row anew with its history. */
export const rewrite = async (
  { eye, tx, actorId, at }: Pick<RowCommand, 'eye' | 'tx' | 'actorId' | 'at'>,
  before: RowRecord,
  written: ReturnType<typeof writtenRow>,
  values: { readonly before: Answers; readonly after: Answers },
  { what, reason }: Pick<HistoryRow, 'what' | 'reason'>,
): Promise<void> => {
  const { register, ring } = eye;
  const [row = written] = await titled(tx, register, [written]);
  if (!(await updateRow(tx, register, row))) throw new Error('a row that was held was written by somebody else');
  await putLinks(tx, register.no, [row], false);
  await announceRows(tx, register.code, [row.id]);
  const changes = Object.fromEntries(
    changedKeys(values.before, values.after).map((key) => [key, [values.before[key] ?? null, values.after[key] ?? null] as const]),
  );
  const { open, personal } = parted(register, changes as never) as unknown as { open: typeof changes; personal: typeof changes };
  const isSealed = Object.keys(personal).length > 0;
  await addHistory(tx, [
    {
      rowId: row.id,
      version: row.version,
      definition: register.version,
      at,
      byId: actorId,
      what,
      reason,
      changes: { ...open, ...(before.state === row.state ? {} : { [stateKey]: [before.state, row.state] as const }) },
      sealed: isSealed ? ring.seal(placeInHistory(row.id, row.version), JSON.stringify(personal)) : null,
      keyVersion: isSealed ? ring.version : null,
    },
  ]);
};
