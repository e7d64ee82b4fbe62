import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { addRegisterRow, changeRegisterRow, RowDetail } from '#contract/registers/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, settlingOf } from '../context.ts';
import { askedValues, judge } from '../domain/values.ts';
import { mayOn } from '../policy.ts';
import type { WrittenRow } from '../store/rows.ts';
import { checkReferences, claimFiles } from './references.ts';
import { checkKey, patched, rejudged, rewrite, rowCommand, rowInVersion } from './row-command.ts';
import { follow } from './settle.ts';
import { enterRows } from './titles.ts';
import { errorOf, firstState, isOwnPlace, writtenRow } from './write-rows.ts';

/** Enters a row, in the first state of its register. */
export const addRow = (
  context: Context,
  viewer: Viewer,
  code: string,
  body: z.output<NonNullable<(typeof addRegisterRow)['body']>>,
): Promise<RowDetail> =>
  rowCommand(context, viewer, code, 'registers.add', body, async (running) => {
    const { eye, tx, at, actorId } = running;
    const { register } = eye;
    const state = firstState(eye);
    const verdict = judge(register, state, body.values, eye.today);
    if (!('values' in verdict)) throw errorOf(eye, verdict);
    const { values } = verdict;
    const row = writtenRow(eye, { id: body.id, version: 1, createdAt: at, createdBy: actorId, imported: false }, state, values);
    allow(eye, row.areaPath, 'write');
    inside(eye, row);
    await checkReferences(eye, tx, values, {});
    await checkKey(running, row);
    await claimFiles(eye, tx, viewer, row.id, values, {});
    await enterRows(tx, register, [row]);
    await follow(tx, await settlingOf(eye), register, [{ before: null, row }]);
    return row.id;
  });

/** @throws session.forbidden */
const allow = ({ viewer, register, snapshot }: Eye, areaPath: string | null, what: 'write' | 'confirm'): void => {
  if (!mayOn(viewer, register.content, what, areaPath ?? snapshot.root.path)) fail('session.forbidden');
};

/** @throws registers.area_outside where a row would lie outside the area whose own register it is */
const inside = (eye: Eye, row: Pick<WrittenRow, 'areaPath' | 'title'>): void => {
  const own = eye.snapshot.find(eye.register.content.area ?? '');
  if (own && !isOwnPlace(eye, row.areaPath)) fail('registers.area_outside', { title: row.title, area: eye.snapshot.describe(own) });
};

/** Values as they shall be: what is personal and was not sent stays, unless it was erased. */
const merged = (eye: Eye, before: Answers, given: Answers, erased: readonly string[]): Answers => {
  const kept = Object.entries(askedValues(eye.register, before)).filter(
    ([key]) => eye.register.fields.get(key)?.personal != null && !erased.includes(key),
  );
  return { ...Object.fromEntries(kept), ...given };
};

interface Named {
  readonly code: string;
  readonly rowId: string;
}
type Change = z.output<NonNullable<(typeof changeRegisterRow)['body']>>;

/** Changes what stands in a row. */
export const changeRow = (context: Context, viewer: Viewer, named: Named, body: Change): Promise<RowDetail> =>
  rewriteRow(context, viewer, named, body, (eye, old) => merged(eye, old, body.values, body.erased));

/**
 * Changes some fields of a row for another module, as its viewer might by hand: the others stay, null empties one.
 * @throws what {@link changeRow} throws
 */
export const amendRow = (
  context: Context,
  viewer: Viewer,
  named: Named,
  body: Pick<Change, 'id' | 'version' | 'reason'> & { readonly values: Readonly<Record<string, Answer | null>> },
): Promise<RowDetail> => rewriteRow(context, viewer, named, body, (eye, old) => patched(eye, old, body.values));

const rewriteRow = (
  context: Context,
  viewer: Viewer,
  { code, rowId }: Named,
  body: Pick<Change, 'id' | 'version' | 'reason'>,
  valuesFrom: (eye: Eye, old: Answers) => Answers,
): Promise<RowDetail> =>
  rowCommand(context, viewer, code, `registers.change ${rowId}`, body, async (running) => {
    const { eye, tx } = running;
    const { register } = eye;
    const before = await rowInVersion(running, rowId, body.version);
    const state = register.state(before.state) ?? firstState(eye);
    allow(eye, before.areaPath, 'write');
    if (state.locked && !mayOn(viewer, register.content, 'confirm', before.areaPath ?? eye.snapshot.root.path))
      fail('registers.state_locked', { state: state.title });
    const { row, values } = rejudged(eye, before, state, (old) => valuesFrom(eye, old));
    allow(eye, row.areaPath, 'write');
    inside(eye, row);
    await checkReferences(eye, tx, values.after, values.before);
    await checkKey(running, row);
    await claimFiles(eye, tx, viewer, row.id, values.after, values.before);
    await rewrite(running, before, row, values, { what: 'changed', reason: body.reason });
    await follow(tx, await settlingOf(eye), register, [{ before, row }]);
    return row.id;
  });
