import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { openVisitCase as endpoint } from '#contract/leaders/api.ts';
import type { RowDetail } from '#contract/registers/api.ts';
import { type Command, command } from '#kernel/command.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { handOn, oneRow } from '#modules/registers/index.ts';
import { type Leaders, visitRegister } from '../context.ts';

const textIn = (values: Readonly<Record<string, unknown>>, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/**
 * Reports the problem a visit found, in the words of the visit and where it was found, as the own report of whoever may change the visit: they are told
 * of each step. Two at once open one case: the row is held.
 */
export const openVisitCase = async (
  { kernel, cases, registers }: Leaders,
  viewer: Viewer,
  rowId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<RowDetail> => {
  const named = { code: visitRegister, rowId };
  const [seen, hand] = await Promise.all([oneRow(registers.context, viewer, named), handOn(registers.context, viewer, visitRegister)]);
  const [text, areaCode] = [textIn(seen.values, 'problem'), textIn(seen.values, 'area')];
  const isOpen = seen.may.change && seen.values['has_problem'] === true && textIn(seen.values, 'case') === null;
  const open =
    isOpen && text !== null && areaCode !== null
      ? await cases.open(viewer, { kind: null, text, areaCode, caller: null, callerId: null, organisationId: null, promised: null })
      : null;
  const run = async (running: Command): Promise<string> => {
    if (!seen.may.change) fail('session.forbidden');
    const row = await hand.held(running, rowId);
    if (textIn(row.data, 'case') !== null) fail('leaders.case_known');
    if (row.version !== seen.version) fail('registers.row_changed', { version: row.version });
    if (open === null) return fail('leaders.no_problem');
    const { id } = await open(running.tx);
    await hand.amend(running, row, { values: { case: id }, reason: '问题转为案卷' });
    return id;
  };
  // who reads visits need not read cases: the row was asked for by its own right
  await command(kernel, viewer, `leaders.open_case ${rowId}`, body, run, async () => null, systemAccess(viewer.jurisdictionId));
  return oneRow(registers.context, viewer, named);
};
