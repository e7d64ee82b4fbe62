import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { addRegisterRow, changeRegisterRow, RowDetail } from '#contract/registers/api.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Eye } from '../context.ts';
import { judge } from '../domain/values.ts';
import { mayOn } from '../policy.ts';
import { putLinks } from '../store/links.ts';
import { insertRows } from '../store/rows.ts';
import { checkReferences, claimFiles } from './references.ts';
import { checkKey, rewrite, rowCommand, rowInVersion, valuesOf } from './row-command.ts';
import { errorOf, firstState, writtenRow } from './write-rows.ts';

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
    await checkReferences(eye, tx, values, {});
    await checkKey(running, row);
    await claimFiles(eye, tx, viewer, row.id, values, {});
    await insertRows(tx, register, [row]);
    await putLinks(tx, register.no, [row], true);
    return row.id;
  });

/** @throws session.forbidden */
const allow = ({ viewer, register, snapshot }: Eye, areaPath: string | null, what: 'write' | 'confirm'): void => {
  if (!mayOn(viewer, register.content, what, areaPath ?? snapshot.root.path)) fail('session.forbidden');
};

/** Values as they shall be: what is personal and was not sent stays, unless it was erased. */
const merged = (eye: Eye, before: Answers, given: Answers, erased: readonly string[]): Answers => {
  const kept = Object.entries(before).filter(
    ([key]) => eye.register.fields.get(key)?.personal != null && eye.register.fields.get(key)?.formula === null && !erased.includes(key),
  );
  return { ...Object.fromEntries(kept), ...given };
};

/** Changes what stands in a row. */
export const changeRow = (
  context: Context,
  viewer: Viewer,
  { code, rowId }: { readonly code: string; readonly rowId: string },
  body: z.output<NonNullable<(typeof changeRegisterRow)['body']>>,
): Promise<RowDetail> =>
  rowCommand(context, viewer, code, `registers.change ${rowId}`, body, async (running) => {
    const { eye, tx } = running;
    const { register } = eye;
    const before = await rowInVersion(running, rowId, body.version);
    const state = register.state(before.state) ?? firstState(eye);
    allow(eye, before.areaPath, 'write');
    if (state.locked && !mayOn(viewer, register.content, 'confirm', before.areaPath ?? eye.snapshot.root.path))
      fail('registers.state_locked', { state: state.title });
    const { values: old, kept } = valuesOf(eye, before);
    const verdict = judge(register, state, merged(eye, old, body.values, body.erased), eye.today);
    if (!('values' in verdict)) throw errorOf(eye, verdict);
    const { values } = verdict;
    const raw = Object.fromEntries(Object.entries(before.raw ?? {}).filter(([key]) => old[key] === values[key]));
    const row = writtenRow(eye, { ...before, version: before.version + 1 }, state, values, { kept, raw, endedAt: before.endedAt });
    allow(eye, row.areaPath, 'write');
    await checkReferences(eye, tx, values, old);
    await checkKey(running, row);
    await claimFiles(eye, tx, viewer, row.id, values, old);
    await rewrite(running, before, row, { before: old, after: values }, { what: 'changed', reason: body.reason });
    return row.id;
  });
