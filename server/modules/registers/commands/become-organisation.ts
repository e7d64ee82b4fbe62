import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { createOrganisation } from '#contract/organisations/organisations.ts';
import type { foundRegisterOrganisation, RowDetail } from '#contract/registers/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, settlingOf } from '../context.ts';
import { askedValues, figuresIn, judge, rawThatStands } from '../domain/values.ts';
import { mayOn } from '../policy.ts';
import { rawOf } from '../sealing.ts';
import { rewrite, rowCommand, rowInVersion, valuesOf } from './row-command.ts';
import { follow } from './settle.ts';
import { errorOf, firstState, writtenRow } from './write-rows.ts';

/**
 * Makes what a row is about an organisation of the platform, with the row's name, credit code and area, and lets the row name it: from then on the
 * organisation is the home of these facts. By the rights of whoever does it, in both modules.
 */
export const becomeOrganisation = async (
  context: Context,
  viewer: Viewer,
  { code, rowId }: { readonly code: string; readonly rowId: string },
  body: z.output<NonNullable<(typeof foundRegisterOrganisation)['body']>>,
): Promise<RowDetail> => {
  const found = await context.organisations.founder(viewer);
  return rowCommand(context, viewer, code, `registers.found_organisation ${rowId}`, body, async (running) => {
    const { eye, tx } = running;
    const { register, snapshot } = eye;
    const { fields } = register.content;
    const before = await rowInVersion(running, rowId, body.version);
    if (!mayOn(viewer, register.content, 'write', before.areaPath ?? snapshot.root.path)) fail('session.forbidden');
    const { values: old, kept } = valuesOf(eye, before);
    const into = fields.find(({ type, key }) => type === 'organisation' && key !== register.content.titleField)?.key;
    if (into === undefined || old[into] !== undefined) return fail('registers.organisation_known');
    const credit = fields.find(({ type, personal }) => type === 'credit_code' && personal === null)?.key;
    const area = (before.areaPath === null ? null : snapshot.findByPath(before.areaPath)) ?? snapshot.root;
    const asked = { id: body.id, kind: body.kind, areaId: area.id, name: before.title, ...(credit && { creditCode: old[credit] ?? null }) };
    const id = await found(running, createOrganisation.body?.parse(asked) as never);
    const state = register.state(before.state) ?? firstState(eye);
    const verdict = judge(register, state, { ...askedValues(register, old), [into]: id }, eye.today, figuresIn(register, old));
    if (!('values' in verdict)) throw errorOf(eye, verdict);
    const { values } = verdict;
    const raw = rawThatStands(rawOf(eye, before), old, values);
    const more = { kept, raw, from: before, endedAt: before.endedAt };
    const row = writtenRow(eye, { ...before, version: before.version + 1 }, state, values, more);
    await rewrite(running, before, row, { before: old, after: values }, { what: 'changed', reason: null });
    await follow(tx, await settlingOf(eye), register, [{ before, row }]);
    return row.id;
  });
};
