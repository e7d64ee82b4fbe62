import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/activities/api.ts';
import type { ActivityKind } from '#contract/activities/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { occurrencesOf } from '../domain/rhythm.ts';
import { organises } from '../policy.ts';
import { presentActivity } from '../queries/present.ts';
import {
  type ActivityRecord,
  changeActivityRow,
  endSeriesFrom,
  findActivity,
  findSeries,
  insertActivities,
  insertSeries,
  type NewActivity,
  pageOfActivities,
} from '../store/activities.ts';
import { participantsOf } from '../store/participants.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Whoever organises an activity, with the activity held. @throws activities.activity_not_found, session.forbidden */
export const organised = async (viewer: Viewer, tx: Tx, id: string): Promise<ActivityRecord> => {
  const a = (await findActivity(tx, id, true)) ?? fail('activities.activity_not_found');
  return organises(viewer, a.areaPath) ? a : fail(a.rules.open ? 'session.forbidden' : 'activities.activity_not_found');
};

/** Tells everybody with an account who takes part, or may. */
export const tellParticipants = async (
  tx: Tx,
  { jurisdictionId, actorId, at }: Pick<Command, 'jurisdictionId' | 'actorId' | 'at'>,
  a: Pick<ActivityRecord, 'id' | 'startsAt' | 'rules'>,
  variant: 'cancelled' | 'moved',
  cause: string,
): Promise<void> => {
  const accounts = (await participantsOf(tx, a.id)).flatMap(({ accountId, state }) =>
    accountId !== null && ['applied', 'waiting', 'confirmed'].includes(state) ? [accountId] : [],
  );
  if (accounts.length === 0) return;
  const told: Notify = {
    kind: 'activities.changed',
    variant,
    to: { accounts },
    except: actorId,
    subject: a.id,
    data: { kind: a.rules.title, day: shanghaiDay(a.startsAt) },
    cause: `${a.id} ${cause}`,
    at,
  };
  await notify(tx, jurisdictionId, [told]);
};

/** When an activity takes place: once, or each time its rhythm makes it due. @throws what makes no series, activities.ends_before, activities.past */
const occasionsOf = async (
  eye: Eye,
  when: Body<typeof api.planActivity>['when'],
): Promise<{ key: string | null; from: Date; until: Date }[]> => {
  if ('startsAt' in when) {
    const [from, until] = [new Date(when.startsAt), new Date(when.endsAt)];
    if (until <= from) fail('activities.ends_before');
    // what took place this month may still be entered; nobody announces what is long over
    if (+until < +eye.now - 31 * 86_400_000) fail('activities.past');
    return [{ key: null, from, until }];
  }
  const { settings = {} } = (await eye.context.kernel.jurisdictions.byId(eye.jurisdictionId)) ?? {};
  const dues = occurrencesOf(when.rhythm, workDaysOf(settings).worked);
  return typeof dues === 'string' ? fail(`activities.${dues}`) : [...dues];
};

const kindOf = ({ kinds }: Eye, code: string): ActivityKind =>
  kinds.find((one) => one.code === code && !one.retired) ?? fail('activities.kind_unknown', { code });

/** Announces an activity, once or as a series. */
export const planActivity = async (context: Context, viewer: Viewer, body: Body<typeof api.planActivity>) => {
  const eye = await eyeOf(context, viewer);
  const area = areaOf(eye, body.areaCode);
  if (!organises(viewer, area.path)) fail('session.forbidden');
  const rules = kindOf(eye, body.kind);
  const organisation = body.organisationId && (await context.organisations.of(viewer.jurisdictionId)).get(body.organisationId);
  const occasions = await occasionsOf(eye, body.when);
  return command(
    context.kernel,
    viewer,
    'activities.plan',
    body,
    async ({ tx, actorId, at, log }) => {
      const by = { createdBy: viewer.accountId, createdAt: at };
      const seriesId = 'rhythm' in body.when ? v7() : null;
      if (seriesId !== null && 'rhythm' in body.when)
        await insertSeries(tx, { id: seriesId, kind: body.kind, title: body.title, areaCode: area.code, rhythm: body.when.rhythm, ...by });
      const rows = occasions.map(
        ({ key, from, until }, i): NewActivity => ({
          id: i === 0 ? body.id : v7(),
          seriesId,
          dueKey: key,
          kind: body.kind,
          rules,
          title: body.title,
          text: body.text,
          areaPath: area.path,
          organisationId: body.organisationId,
          organiser: organisation ? organisation.name : eye.snapshot.describe(area),
          place: body.place,
          roomId: body.roomId,
          lon: body.point?.lon ?? null,
          lat: body.point?.lat ?? null,
          startsAt: from,
          endsAt: until,
          seats: body.seats ?? rules.seats,
        }),
      );
      await insertActivities(tx, rows, by);
      if (body.roomId !== null)
        for (const { id, startsAt, endsAt } of rows)
          await context.rooms.keeper.occupy(tx, viewer, {
            activityId: id,
            roomId: body.roomId,
            title: body.title,
            from: startsAt,
            until: endsAt,
          });
      await log('activities.planned', body.title, { data: { id: body.id, kind: body.kind, count: rows.length, by: actorId } });
      return { id: body.id, count: rows.length };
    },
    async ({ tx }, { id, count }) => ({ ...(await presentActivity(eye, tx, id)), occurrences: count }),
  );
};

/** Changes an activity; whoever takes part is told when its time or place is another. */
export const changeActivity = async (context: Context, viewer: Viewer, activityId: string, body: Body<typeof api.changeActivity>) => {
  const eye = await eyeOf(context, viewer);
  const [startsAt, endsAt] = [new Date(body.startsAt), new Date(body.endsAt)];
  if (endsAt <= startsAt) fail('activities.ends_before');
  return command(
    context.kernel,
    viewer,
    `activities.change ${activityId}`,
    body,
    async (running) => {
      const { tx, log } = running;
      const a = await organised(viewer, tx, activityId);
      await context.occasions.requireFree(tx, a.id);
      if (a.version !== body.version) fail('activities.changed');
      if (a.state !== 'planned' || eye.now >= a.endsAt) fail('activities.over');
      if (body.seats !== null && body.seats < a.taken) fail('activities.seats_taken', { taken: a.taken });
      const moved = +a.startsAt !== +startsAt || +a.endsAt !== +endsAt || a.place !== body.place;
      const { title, text, place, roomId, seats, point } = body;
      await changeActivityRow(tx, a.id, {
        ...{ title, text, place, roomId, seats, startsAt, endsAt },
        lon: point?.lon ?? null,
        lat: point?.lat ?? null,
      });
      if (moved || a.roomId !== roomId) {
        if (a.roomId !== null) await context.rooms.keeper.release(tx, viewer, a.id);
        if (roomId !== null)
          await context.rooms.keeper.occupy(tx, viewer, { activityId: a.id, roomId, title, from: startsAt, until: endsAt });
      }
      if (moved) await tellParticipants(tx, running, { ...a, startsAt }, 'moved', body.id);
      await log('activities.changed', title, { data: { id: a.id, moved } });
      return a.id;
    },
    ({ tx }, id) => presentActivity(eye, tx, id),
  );
};

/** Cancels an activity that is held: its room is free again, and whoever takes part is told. */
export const cancelOne = async (context: Context, running: Command, a: ActivityRecord, words: string): Promise<void> => {
  const { tx, viewer } = running;
  await changeActivityRow(tx, a.id, { state: 'cancelled', reason: words });
  if (a.roomId !== null) await context.rooms.keeper.release(tx, viewer, a.id);
  await tellParticipants(tx, running, a, 'cancelled', 'cancelled');
};

/** Ends a series from a day on. */
export const endSeries = async (context: Context, viewer: Viewer, seriesId: string, body: Body<typeof api.endSeries>) => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `activities.end_series ${seriesId}`,
    body,
    async (running) => {
      const { tx, log, at } = running;
      const series = (await findSeries(tx, seriesId)) ?? fail('activities.series_not_found');
      const path = eye.snapshot.find(series.areaCode)?.path ?? fail('activities.series_not_found');
      if (!organises(viewer, path)) fail('activities.series_not_found');
      const start = new Date(`${body.from}T00:00:00+08:00`);
      const from = start > at ? start : at;
      const filter = {
        areas: [series.areaCode],
        area: null,
        kind: null,
        states: ['planned'] as const,
        series: seriesId,
        from,
        until: null,
      };
      const rows = await pageOfActivities(tx, filter, null, 500);
      for (const { id } of rows) await cancelOne(context, running, await organised(viewer, tx, id), body.words);
      await endSeriesFrom(tx, seriesId, body.from);
      await log('activities.series_ended', series.title, { reason: body.words, data: { id: seriesId, count: rows.length } });
      return { cancelled: rows.length };
    },
    async (_, done) => done,
  );
};
