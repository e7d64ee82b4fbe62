import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/credits/api.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { workingDaysAfter } from '#kernel/work-days.ts';
import type { Context } from '../context.ts';
import { mayReview, mayUse } from '../policy.ts';
import { presentYear } from '../queries/present.ts';
import { againNow, lastDayOf } from '../queries/years.ts';
import { companiesOf, reckon } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { openObjections } from '../store/entries.ts';
import { findYear, insertEdition, insertYear, lockYear, ratingsOf, setYear, type YearRecord } from '../store/years.ts';
import { tellRated } from '../tell.ts';
import { schemeNow, workDaysIn } from './enter.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.rateYear.response>;

const shown = async (tx: Tx, viewer: Viewer, id: string): Promise<Answer> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const year = (await findYear(tx, id)) ?? fail('credits.year_not_found');
  return presentYear(viewer, year, await openObjections(tx, id, lastDayOf(year.year)));
};
/** A year held until the transaction ends, of somebody who saw its newest edition. */
const held = async (tx: Tx, id: string, seen: number): Promise<YearRecord> => {
  const year = (await lockYear(tx, id)) ?? fail('credits.year_not_found');
  return year.edition === seen ? year : fail('credits.edition_changed', { edition: year.edition });
};

/**
 * Rates a year that is over by the scheme in force on its last day, or where it came later by the first: what lived on that day is frozen and shown, with so many
 * working days to object.
 */
export const rateYear = async (context: Context, viewer: Viewer, body: Body<typeof api.rateYear>): Promise<Answer> => {
  const { jurisdictionId } = viewer;
  const companies = await companiesOf(context, jurisdictionId);
  const workDays = await workDaysIn(context, jurisdictionId);
  return command(
    context.kernel,
    viewer,
    `credits.rate ${body.year}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayReview(viewer)) fail('session.forbidden');
      const last = lastDayOf(body.year);
      const today = shanghaiDay(at);
      if (today <= last) fail('credits.year_runs', { last });
      if (companies.length === 0) fail('credits.company_not_found');
      const { version, content } =
        (await readInForce(tx, schemeKind, jurisdictionId, new Date(`${last}T23:59:59+08:00`))) ?? (await schemeNow(tx, running));
      const publicUntil = workingDaysAfter(workDays, today, content.objectDays);
      try {
        await insertYear(tx, { id: body.id, year: body.year, version, publicUntil, at, by: viewer.accountId });
      } catch (error) {
        if (isViolation(error, 'credit_years_one')) fail('credits.year_taken', { year: body.year });
        throw error;
      }
      const ratings = await reckon(context, tx, jurisdictionId, content, companies, last);
      await insertEdition(tx, { yearId: body.id, number: 1, at, by: viewer.accountId, reason: '' }, ratings);
      await tellRated(tx, running, { id: body.id, year: body.year, publicUntil, edition: 1 }, ratings, 'shown');
      await log('credits.rated', body.id, { data: { year: body.year, companies: ratings.length } });
      return { year: body.id };
    },
    ({ tx }, { year }) => shown(tx, viewer, year),
  );
};

/** Adds an edition of what is known now. @returns whether it differs from the newest */
const addEdition = async (
  context: Context,
  { tx, at, viewer, jurisdictionId }: Command,
  year: YearRecord,
  reason: string,
): Promise<boolean> => {
  const now = await againNow(context, tx, jurisdictionId, year);
  if (canonical(now) === canonical(await ratingsOf(tx, year.id, year.edition))) return false;
  await insertEdition(tx, { yearId: year.id, number: year.edition + 1, at, by: viewer.accountId, reason }, now);
  return true;
};

/** Makes a year final once the time to object is over and all were answered; what was granted then makes an edition of its own. */
export const finishCreditYear = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.finishCreditYear>): Promise<Answer> =>
  command(
    context.kernel,
    viewer,
    `credits.finish ${id}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayReview(viewer)) fail('session.forbidden');
      const year = await held(tx, id, body.edition);
      if (year.state !== 'public' || shanghaiDay(at) <= year.publicUntil) fail('credits.year_shown', { until: year.publicUntil });
      const open = await openObjections(tx, id, lastDayOf(year.year));
      if (open > 0) fail('credits.asks_open', { count: open });
      const changed = await addEdition(context, running, year, '');
      const edition = year.edition + (changed ? 1 : 0);
      await setYear(tx, id, { state: 'final', edition });
      await tellRated(tx, running, { ...year, edition }, await ratingsOf(tx, id, edition), 'final');
      await log('credits.finished', id, { data: { year: year.year, edition } });
      return { year: id };
    },
    ({ tx }, { year }) => shown(tx, viewer, year),
  );

/** Decides that what is known now takes the place of what was frozen. */
export const correctCreditYear = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.correctCreditYear>,
): Promise<Answer> =>
  command(
    context.kernel,
    viewer,
    `credits.correct ${id}`,
    body,
    async (running) => {
      const { tx, log } = running;
      if (!mayReview(viewer)) fail('session.forbidden');
      const year = await held(tx, id, body.edition);
      const before = new Map((await ratingsOf(tx, id, year.edition)).map((one) => [one.companyId, canonical(one.result)]));
      if (!(await addEdition(context, running, year, body.reason))) fail('credits.nothing_changed');
      const edition = year.edition + 1;
      await setYear(tx, id, { state: year.state, edition });
      const changed = (await ratingsOf(tx, id, edition)).filter((one) => before.get(one.companyId) !== canonical(one.result));
      await tellRated(tx, running, { ...year, edition }, changed, 'corrected');
      await log('credits.corrected', id, { reason: body.reason, data: { year: year.year, edition } });
      return { year: id };
    },
    ({ tx }, { year }) => shown(tx, viewer, year),
  );
