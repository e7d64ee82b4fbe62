import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/credits/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import { systemAccess } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { isViolation } from '#kernel/violations.ts';
import { type WorkDays, workingDaysAfter } from '#kernel/work-days.ts';
import { type Context, creditFiles, mostFiles } from '../context.ts';
import { mayReview, standsFor } from '../policy.ts';
import { mayAnswer } from '../queries/present.ts';
import { companyOf } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import {
  type AskRecord,
  answerAskRow,
  endEntry,
  findAsk,
  findEntry,
  insertAsk,
  lockAsk,
  lockEntry,
  withdrawEntry,
} from '../store/entries.ts';
import { holdYear } from '../store/years.ts';
import { tellAsker, tellReviewers } from '../tell.ts';
import { schemeNow, shownAfter, workDaysIn } from './enter.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getCredit.response>;
type Asking = Body<typeof api.objectToEntry>;

/** Writes what is asked, with its documents, and tells those who answer. @throws credits.objected, credits.repair_asked */
const keepAsk = async (
  running: Command,
  workDays: WorkDays,
  { id, words, files }: Asking,
  about: Pick<AskRecord, 'kind' | 'companyId' | 'entryId' | 'yearId'>,
  answerDays: number,
): Promise<void> => {
  const { tx, at, viewer, log } = running;
  const answerBy = workingDaysAfter(workDays, shanghaiDay(at), answerDays);
  try {
    await insertAsk(tx, { ...about, id, words, askedAt: at, askedBy: viewer.accountId, answerBy });
  } catch (error) {
    if (isViolation(error, 'credit_asks_one_of_entry') || isViolation(error, 'credit_asks_one_of_year'))
      fail(about.kind === 'repair' ? 'credits.repair_asked' : 'credits.objected');
    throw error;
  }
  await claim(tx, viewer, files, { type: creditFiles, id }, 'document', mostFiles);
  await tellReviewers(tx, running, { ...about, id, answerBy });
  await log(about.kind === 'repair' ? 'credits.repair_asked' : 'credits.objected', id, { data: { company: about.companyId } });
};

/** Objects to an entry of one's own company within the time its entry gave, or applies for its repair once it was shown long enough. */
const askAbout =
  (kind: AskRecord['kind']) =>
  async (context: Context, viewer: Viewer, entryId: string, body: Asking): Promise<Answer> => {
    const { kernel } = context;
    const { jurisdictionId } = viewer;
    const before = (await kernel.db.read(systemAccess(jurisdictionId), (tx) => findEntry(tx, entryId))) ?? fail('credits.entry_not_found');
    const company = await companyOf(context, jurisdictionId, before.companyId);
    const workDays = await workDaysIn(context, jurisdictionId);
    return command(
      kernel,
      viewer,
      `credits.${kind} ${entryId}`,
      body,
      async (running) => {
        const { tx, at } = running;
        if (!standsFor(viewer, company)) fail('credits.entry_not_found');
        const entry = (await lockEntry(tx, entryId)) ?? fail('credits.entry_not_found');
        const today = shanghaiDay(at);
        const standing = entry.state === 'stands' && entry.endedOn === null && today <= entry.until;
        if (kind === 'objection' && (!standing || today > entry.objectUntil)) fail('credits.objections_over', { until: entry.objectUntil });
        if (kind === 'repair') {
          const from = entry.repairFrom;
          if (!standing || from === null || from > entry.until) return fail('credits.not_repairable');
          if (today < from) fail('credits.repair_early', { from });
        }
        const { content } = await schemeNow(tx, running);
        await keepAsk(running, workDays, body, { kind, companyId: entry.companyId, entryId, yearId: null }, content.answerDays);
        return { ask: body.id };
      },
      (running) => shownAfter(context, company, running),
    );
  };
export const objectToEntry = askAbout('objection');
export const askRepair = askAbout('repair');

/** Objects to the rating of one's own company while a year is shown. */
export const objectToRating = async (
  context: Context,
  viewer: Viewer,
  yearId: string,
  { companyId, ...body }: Body<typeof api.objectToRating>,
): Promise<Answer> => {
  const company = await companyOf(context, viewer.jurisdictionId, companyId);
  const workDays = await workDaysIn(context, viewer.jurisdictionId);
  return command(
    context.kernel,
    viewer,
    `credits.object ${yearId} ${companyId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId } = running;
      if (!standsFor(viewer, company)) fail('credits.company_not_found');
      const year = (await holdYear(tx, yearId)) ?? fail('credits.year_not_found');
      if (year.state !== 'public' || shanghaiDay(at) > year.publicUntil) fail('credits.objections_over', { until: year.publicUntil });
      const scheme = (await readVersion(tx, schemeKind, jurisdictionId, year.version)) ?? fail('credits.scheme_missing');
      await keepAsk(running, workDays, body, { kind: 'objection', companyId, entryId: null, yearId }, scheme.content.answerDays);
      return { ask: body.id };
    },
    (running) => shownAfter(context, company, running),
  );
};

/**
 * Answers an objection or a repair. What is granted takes effect today: an entry objected to is withdrawn, as if it had never counted; a repaired one counts no
 * more from today on. Frozen ratings change by correction alone.
 */
export const answerCredit = async (
  context: Context,
  viewer: Viewer,
  askId: string,
  body: Body<typeof api.answerCredit>,
): Promise<Answer> => {
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  if (!mayReview(viewer)) fail('session.forbidden');
  const before = (await kernel.db.read(systemAccess(jurisdictionId), (tx) => findAsk(tx, askId))) ?? fail('credits.ask_not_found');
  const company = await companyOf(context, jurisdictionId, before.companyId);
  return command(
    kernel,
    viewer,
    `credits.answer ${askId}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      const ask = (await lockAsk(tx, askId)) ?? fail('credits.ask_not_found');
      if (ask.state !== 'open') fail('credits.ask_answered');
      const entry = ask.entryId === null ? null : await lockEntry(tx, ask.entryId);
      if (!mayAnswer(viewer, ask, entry?.enteredBy ?? null)) fail('credits.own');
      const state = body.granted ? 'granted' : 'refused';
      if (body.granted && entry) {
        if (entry.state !== 'stands' || entry.endedOn !== null) fail('credits.not_repairable');
        if (ask.kind === 'objection') await withdrawEntry(tx, entry.id);
        else await endEntry(tx, entry.id, shanghaiDay(at));
      }
      await answerAskRow(tx, askId, { state, answer: body.answer, at, by: viewer.accountId });
      await tellAsker(tx, running, ask, state);
      await log(`credits.${ask.kind}_${state}`, askId, { data: { company: ask.companyId } });
      return { ask: askId };
    },
    (running) => shownAfter(context, company, running),
  );
};
