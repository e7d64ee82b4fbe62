import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answer } from '#contract/kernel/form/schema.ts';
import type { moveRegisterRow, RowDetail, revealRegisterRow } from '#contract/registers/api.ts';
import type { Transition } from '#contract/registers/content.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf, settlingOf } from '../context.ts';
import { freeOn } from '../domain/days.ts';
import { askedValues } from '../domain/values.ts';
import { titleOf } from '../domain/words.ts';
import { mayReveal, mayTake } from '../policy.ts';
import { openPersonal } from '../sealing.ts';
import { findRow } from '../store/rows.ts';
import { rejudged, rewrite, rowCommand, rowInVersion, valuesOf } from './row-command.ts';
import { follow } from './settle.ts';

interface Named {
  readonly code: string;
  readonly rowId: string;
}

/** @throws registers.too_early where what is announced has not stood long enough by the working days of the jurisdiction */
const checkWait = async (eye: Eye, wait: NonNullable<Transition['wait']>, since: Answer | undefined): Promise<void> => {
  const jurisdiction = await eye.context.kernel.jurisdictions.byId(eye.viewer.jurisdictionId);
  const { worked } = workDaysOf(jurisdiction?.settings ?? {});
  const day = typeof since === 'string' ? freeOn(since, wait.workdays, worked) : null;
  if (day !== null && day <= eye.today) return;
  const field = eye.register.fields.get(wait.field);
  fail('registers.too_early', { field: field ? titleOf(field) : wait.field, workdays: wait.workdays, day: day ?? '—' });
};

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
    if (!mayTake(viewer, register.content, step, before.areaPath ?? eye.snapshot.root.path)) fail('session.forbidden');
    if (step.reason && body.reason === null) fail('registers.reason_needed');
    if (step.wait) await checkWait(eye, step.wait, valuesOf(eye, before).values[step.wait.field]);
    const { row, values } = rejudged(eye, before, to, (old) => askedValues(register, old));
    await rewrite(running, before, row, values, { what: 'moved', reason: body.reason });
    await follow(running.tx, await settlingOf(eye), register, [{ before, row }]);
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
