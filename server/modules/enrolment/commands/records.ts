import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { lastPeriod, type Period } from '#contract/enrolment/periods.ts';
import type { contestServiceRecord, ServiceRecord, settleServiceRecord } from '#contract/enrolment/records.ts';
import { contestDays, recordPeriod } from '#contract/enrolment/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { type Context, eyeOf, type View, viewOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { presentRecord } from '../queries/records.ts';
import {
  type Counted,
  contest,
  type Due,
  findRecord,
  insertRecords,
  membersDue,
  type RecordRow,
  returnDue,
  settle,
} from '../store/records.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Members whose records are made in one transaction. */
const step = 500;
const nothing: Counted = { minutes: 0, duties: 0, orders: 0, rated: 0 };

/** What some people served in a period: their hours by what they were served in, and how many of their orders were rated. As the system sees it. */
const count = async (
  { context }: View,
  tx: Tx,
  personIds: readonly string[],
  { from, until }: Omit<Period, 'name'>,
): Promise<Map<string, Counted>> => {
  const counted = new Map<string, Counted>();
  for (const { personId, what, minutes, subjects } of await context.volunteers.hours.ofPeople(tx, { personIds, from, until })) {
    const one = counted.get(personId) ?? nothing;
    const orders = what === 'orders.order' ? subjects : 0;
    counted.set(personId, {
      minutes: one.minutes + minutes,
      duties: one.duties + (what === 'duties.duty' ? subjects : 0),
      orders: one.orders + orders,
      rated: orders > 0 ? await context.orders.rated(tx, personId, from, until) : one.rated,
    });
  }
  return counted;
};

const ownNotice = (view: View, accountId: string | null, recordId: string, variant: string, period: string, day: string): Notify[] =>
  accountId === null
    ? []
    : [
        {
          kind: 'enrolment.record',
          variant,
          to: { accounts: [accountId] },
          subject: recordId,
          data: { period, day },
          cause: `${recordId} ${variant} ${day}`,
          at: view.now,
        },
      ];

/**
 * Makes the records of the last period that is over, for each member of a unit in the book of organisations, and shows each to the member; gives units what
 * nobody contested in time. Harmless when repeated: a record is made once.
 */
export const keepRecords = async (context: Context, jurisdictionId: string): Promise<void> => {
  const { kernel } = context;
  const view = await viewOf(context, jurisdictionId);
  const period = lastPeriod(settingOf(recordPeriod, view.settings), view.today);
  const contestUntil = daysAfter(view.today, settingOf(contestDays, view.settings));
  for (let after: string | null = null; ; ) {
    const since: string | null = after;
    const due = await kernel.db.write(systemAccess(jurisdictionId), async (tx): Promise<Due[]> => {
      const found = await membersDue(tx, period.name, period.until, since, step);
      const ids = found.map(({ personId }) => personId);
      const counted = await count(view, tx, ids, period);
      const rows = found.map((one) => ({
        ...one,
        id: v7(),
        period: period.name,
        from: period.from,
        until: period.until,
        contestUntil,
        ...(counted.get(one.personId) ?? nothing),
      }));
      await insertRecords(tx, rows);
      await notify(
        tx,
        jurisdictionId,
        rows.flatMap(({ id, accountId }) => ownNotice(view, accountId, id, 'shown', period.name, contestUntil)),
      );
      return found;
    });
    after = due.at(-1)?.personId ?? null;
    if (due.length < step) break;
  }
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const given = await returnDue(tx, shanghaiDay(view.now));
    await notify(
      tx,
      jurisdictionId,
      given.map(
        ({ unitId, period: name }): Notify => ({
          kind: 'enrolment.returned',
          variant: 'returned',
          to: { permission: 'enrolment.confirm', organisation: unitId },
          subject: unitId,
          data: { period: name },
          cause: `${unitId} returned ${name} ${view.today}`,
          at: view.now,
        }),
      ),
    );
  });
};

const held = async (tx: Tx, id: string, version: number, mine: (row: RecordRow) => boolean): Promise<RecordRow> => {
  const row = (await findRecord(tx, id, true)) ?? fail('enrolment.record_not_found');
  if (!mine(row)) fail('enrolment.record_not_found');
  return row.version === version ? row : fail('enrolment.changed', { version: row.version });
};

/** The member does not agree. @throws enrolment.contest_over once the time is over or the unit has it */
export const contestRecord = async (
  context: Context,
  viewer: Viewer,
  recordId: string,
  body: Body<typeof contestServiceRecord>,
): Promise<ServiceRecord> => {
  const eye = await eyeOf(context, viewer);
  const isOwn = (row: RecordRow): boolean => row.accountId === viewer.accountId;
  return command(
    context.kernel,
    viewer,
    `enrolment.contest ${recordId}`,
    body,
    async ({ tx, log }) => {
      const row = await held(tx, recordId, body.version, isOwn);
      if (row.state !== 'shown' || row.contestUntil < eye.today) fail('enrolment.contest_over');
      await contest(tx, row.id, [...new Set(body.about)]);
      await notify(tx, viewer.jurisdictionId, [
        {
          kind: 'enrolment.contested',
          variant: 'one',
          to: { permission: 'enrolment.manage', around: row.areaPath },
          except: viewer.accountId,
          subject: row.id,
          data: { period: row.period },
          cause: `${row.id} contested ${row.version}`,
          at: eye.now,
        },
      ]);
      await log('enrolment.record_contested', row.id, { data: { about: body.about } });
      return row.id;
    },
    async ({ tx }, id) => {
      const row = (await findRecord(tx, id)) ?? fail('enrolment.record_not_found');
      return isOwn(row) ? presentRecord(eye, row) : fail('enrolment.record_not_found');
    },
  );
};

/** The community has looked. Nobody settles what is about themselves. */
export const settleRecord = async (
  context: Context,
  viewer: Viewer,
  recordId: string,
  body: Body<typeof settleServiceRecord>,
): Promise<ServiceRecord> => {
  const eye = await eyeOf(context, viewer);
  const manages = (row: RecordRow): boolean => mayManage(viewer, row.areaPath);
  // orders done elsewhere count too, which whoever settles may not see
  const counted = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const row = await findRecord(tx, recordId);
    return row ? ((await count(eye, tx, [row.personId], row)).get(row.personId) ?? nothing) : nothing;
  });
  return command(
    context.kernel,
    viewer,
    `enrolment.settle ${recordId}`,
    body,
    async ({ tx, log }) => {
      const row = await held(tx, recordId, body.version, manages);
      if (row.accountId === viewer.accountId) fail('enrolment.own');
      if (row.state !== 'contested') fail('enrolment.not_now');
      const contestUntil = daysAfter(eye.today, settingOf(contestDays, eye.settings));
      await settle(tx, row.id, { ...counted, found: body.found, contestUntil });
      await notify(tx, viewer.jurisdictionId, ownNotice(eye, row.accountId, row.id, 'settled', row.period, contestUntil));
      await log('enrolment.record_settled', row.id, { reason: body.found });
      return row.id;
    },
    async ({ tx }, id) => {
      const row = (await findRecord(tx, id)) ?? fail('enrolment.record_not_found');
      return manages(row) ? presentRecord(eye, row) : fail('enrolment.record_not_found');
    },
  );
};
