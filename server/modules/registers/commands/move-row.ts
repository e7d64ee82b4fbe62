import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { moveRegisterRow, RowDetail, revealRegisterRow } from '#contract/registers/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { rowAccess } from '../access.ts';
import { type Context, eyeOf } from '../context.ts';
import { judge } from '../domain/values.ts';
import { mayOn, mayReveal } from '../policy.ts';
import { openPersonal } from '../sealing.ts';
import { findRow } from '../store/rows.ts';
import { rewrite, rowCommand, rowInVersion, valuesOf } from './row-command.ts';
import { errorOf, writtenRow } from './write-rows.ts';

interface Named {
  readonly code: string;
  readonly rowId: string;
}

/** Takes a row to another state, by a step of its register. What the state asks must be there. */
export const moveRow = (
  context: Context,
  viewer: Viewer,
  { code, rowId }: Named,
  body: z.output<NonNullable<(typeof moveRegisterRow)['body']>>,
): Promise<RowDetail> =>
  rowCommand(context, viewer, code, `registers.move ${rowId}`, body, async (running) => {
    const { eye } = running;
    const { register } = eye;
    const before = await rowInVersion(running, rowId, body.version);
    const [from, to] = [register.state(before.state), register.state(body.to)];
    const step = register.content.transitions.find((one) => one.from === before.state && one.to === body.to);
    if (!step || !to) return fail('registers.state_forbidden', { from: from?.title ?? before.state, to: to?.title ?? body.to });
    if (!mayOn(viewer, register.content, step.by, before.areaPath ?? eye.snapshot.root.path)) fail('session.forbidden');
    if (step.reason && body.reason === null) fail('registers.reason_needed');
    const { values: old, kept } = valuesOf(eye, before);
    const asked = Object.fromEntries(Object.entries(old).filter(([key]) => register.fields.get(key)?.formula === null));
    const verdict = judge(register, to, asked, eye.today);
    if (!('values' in verdict)) throw errorOf(eye, verdict);
    const row = writtenRow(eye, { ...before, version: before.version + 1 }, to, verdict.values, {
      kept,
      raw: before.raw,
      endedAt: before.endedAt,
    });
    await rewrite(running, before, row, { before: old, after: verdict.values }, { what: 'moved', reason: body.reason });
    return row.id;
  });

/** Shows what is personal in a row. Each look is kept with its reason, that of a repeat too. */
export const revealRow = async (
  context: Context,
  viewer: Viewer,
  { code, rowId }: Named,
  body: z.output<NonNullable<(typeof revealRegisterRow)['body']>>,
): Promise<z.input<(typeof revealRegisterRow)['response']>> => {
  const eye = await eyeOf(context, viewer, code);
  return command(
    context.kernel,
    viewer,
    `registers.reveal ${rowId}`,
    body,
    async () => rowId,
    async ({ tx, log }) => {
      const row = await findRow(tx, rowId);
      if (row?.register !== eye.register.no) return fail('registers.row_not_found');
      if (!mayReveal(viewer, row.areaPath ?? eye.snapshot.root.path)) fail('session.forbidden');
      await log('registers.revealed', rowId, { reason: body.reason, data: { register: code } });
      return { values: openPersonal(eye, row) };
    },
    rowAccess(viewer, eye.register.content),
  );
};
