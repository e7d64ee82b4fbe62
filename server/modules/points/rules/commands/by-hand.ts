import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysSince } from '#contract/kernel/expression/days.ts';
import type * as api from '#contract/points/by-hand.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { presentByHand } from '../queries/by-hand.ts';
import { holdByHand, insertByHand, setDecided } from '../store/by-hand.ts';
import { earnerOf } from '../store/earned.ts';
import { earn } from './earn.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** What an entry came from, as the ledger of acts names it. */
export const byHandSource = 'points.by_hand';
/** Days after an act in which it is still entered. */
const longest = 366n;

/** What is wrong with an act that somebody wants to enter, whoever's it is; null: nothing. */
export const problemOfEntry = (
  { acts }: Pick<Context, 'acts'>,
  { act, kind, on }: { act: string; kind: string | null; on: string },
  today: string,
): 'points.act_unknown' | 'points.kind_unknown' | 'points.day_wrong' | null => {
  const found = acts.find(act);
  if (!found || found.notByHand) return 'points.act_unknown';
  if (kind !== null && found.kinds && !found.kinds().some(({ code }) => code === kind)) return 'points.kind_unknown';
  const ago = daysSince(today, on);
  return ago === null || ago < 0n || ago > longest ? 'points.day_wrong' : null;
};

/** Tells those who confirm that entries wait for them. */
export const tellConfirmers = (
  tx: Tx,
  { jurisdictionId, actorId, at }: { jurisdictionId: string; actorId: string | null; at: Date },
  areaCode: string,
  count: number,
  cause: string,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'points.to_confirm',
      variant: 'asked',
      to: { permission: 'points.confirm', around: pathOfCode(areaCode) },
      except: actorId,
      subject: null,
      data: { count },
      cause,
      at,
    },
  ]);

/** Enters an act of somebody else by hand. @throws points.own_act, points.person_gone, what {@link problemOfEntry} finds */
export const enterByHand = async (context: Context, viewer: Viewer, body: Body<typeof api.enterByHand>) => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const area = snapshot.find(body.area) ?? fail('territory.area_not_found', { code: body.area });
  if (!can(viewer, 'points.enter', area.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    'points.enter_by_hand',
    body,
    async (running) => {
      const { tx, at, log } = running;
      const { act, kind, quantity, on, reason, personId } = body;
      const problem = problemOfEntry(context, body, shanghaiDay(at));
      if (problem) fail(problem, { act, kind });
      const person = (await earnerOf(tx, personId, area.id)) ?? fail('points.person_gone');
      if (person.accountId === viewer.accountId) fail('points.own_act');
      const id = idOf(at);
      const row = { id, personId, areaCode: area.code, act, kind, quantity, onDay: on, reason };
      await insertByHand(tx, [{ ...row, enteredBy: viewer.accountId, enteredAt: at }]);
      await log('points.entered', id, { reason, data: { act, quantity, on } });
      await tellConfirmers(tx, running, area.code, 1, id);
      return { id };
    },
    ({ tx }, { id }) => presentByHand(context, tx, viewer, id),
  );
};

/** A second person confirms an entry, which then earns what the rules of its day pay, or refuses it. */
export const decideByHand = async (context: Context, viewer: Viewer, entryId: string, body: Body<typeof api.decideByHand>) => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  return command(
    context.kernel,
    viewer,
    `points.decide_by_hand ${entryId}`,
    body,
    async ({ tx, at, log }) => {
      const row = await holdByHand(tx, entryId);
      if (!row || !can(viewer, 'points.confirm', pathOfCode(row.areaCode))) return fail('points.entry_not_found');
      if (row.state !== 'asked') fail('points.entry_decided');
      if (row.enteredBy === viewer.accountId) fail('points.second_person');
      const { confirm, reason } = body;
      if (!confirm && reason === null) fail('points.reason_needed');
      const areaId = snapshot.find(row.areaCode)?.id ?? snapshot.root.id;
      const person = await earnerOf(tx, row.personId, areaId);
      if (person?.accountId === viewer.accountId) fail('points.own_act');
      await setDecided(tx, entryId, { state: confirm ? 'confirmed' : 'refused', by: viewer.accountId, at, decision: reason });
      const earned = confirm
        ? await earn(context, tx, {
            act: row.act,
            kind: row.kind,
            person: row.personId,
            areaId,
            quantity: row.quantity,
            on: row.onDay,
            source: { what: byHandSource, id: entryId },
            approvedBy: viewer.accountId,
            facts: {},
          })
        : null;
      await log(confirm ? 'points.entry_confirmed' : 'points.entry_refused', entryId, { reason, data: { points: earned?.points ?? 0 } });
      return { id: entryId };
    },
    ({ tx }) => presentByHand(context, tx, viewer, entryId),
  );
};
