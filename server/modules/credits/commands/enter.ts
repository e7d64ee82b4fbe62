import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/credits/api.ts';
import type { Scheme } from '#contract/credits/scheme.ts';
import type { EntrySource } from '#contract/credits/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit, type By } from '#kernel/audit.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { readInForce, type Version } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { idOf } from '#kernel/ids.ts';
import { type WorkDays, workDaysOf, workingDaysAfter } from '#kernel/work-days.ts';
import { type Context, creditFiles, mostFiles } from '../context.ts';
import { lifeOf } from '../domain/days.ts';
import { broughtBy } from '../measures.ts';
import { mayEnter, mayUse } from '../policy.ts';
import { presentCompany } from '../queries/present.ts';
import { type Company, companyOf } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { entriesInTurn, entriesOf, insertEntry, keepMember, lockEntryOfCause, withdrawEntry } from '../store/entries.ts';
import { tellEntered, tellReached } from '../tell.ts';

/** Entries of a company in a year at most. */
const mostEntries = 1_000;

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getCredit.response>;

/** Work days of a jurisdiction; asked before a transaction. */
export const workDaysIn = async ({ kernel }: Context, jurisdictionId: string): Promise<WorkDays> =>
  workDaysOf((await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {});
/** The scheme in force. @throws credits.scheme_missing */
export const schemeNow = async (tx: Tx, { jurisdictionId, at }: Pick<By, 'jurisdictionId' | 'at'>): Promise<Version<Scheme>> =>
  (await readInForce(tx, schemeKind, jurisdictionId, at)) ?? fail('credits.scheme_missing');

/** The company as somebody may see it, after what they did. */
export const shownAfter = (context: Context, company: Company, { tx, at, viewer }: Command): Promise<Answer> =>
  mayUse(viewer) ? presentCompany(context, tx, viewer, company, at) : fail('session.forbidden');

/** Says that a company has joined, and what its basic information is worth; said anew, it takes the place of what was said before. */
export const joinCredits = async (
  context: Context,
  viewer: Viewer,
  companyId: string,
  body: Body<typeof api.joinCredits>,
): Promise<Answer> => {
  const company = await companyOf(context, viewer.jurisdictionId, companyId);
  return command(
    context.kernel,
    viewer,
    `credits.join ${companyId}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayEnter(viewer, company)) fail('session.forbidden');
      const { content } = await schemeNow(tx, running);
      if (body.base > content.base) fail('credits.too_many_points', { most: content.base });
      if (body.joinedOn > shanghaiDay(at)) fail('credits.day_ahead');
      await keepMember(tx, { companyId, joinedOn: body.joinedOn, base: body.base, basics: body.words, at, by: viewer.accountId });
      await log('credits.joined', companyId, { data: { base: body.base } });
      return { company: companyId };
    },
    (running) => shownAfter(context, company, running),
  );
};

/** What is entered, whoever enters it. */
export interface Entering {
  readonly item: string;
  /** Null: those of the item. */
  readonly points: number | null;
  readonly occurredOn: string;
  /** The last day it lives; null: as long as the item. */
  readonly until: string | null;
  readonly source: EntrySource;
  readonly sourceId: string | null;
  readonly words: string;
}
/** Writes an entry by a version of the scheme, and tells the company. It counts from today on, whenever it happened. @returns whether its cause made none before */
export const enterBy = async (
  tx: Tx,
  by: By,
  { version, content }: Version<Scheme>,
  workDays: WorkDays,
  { id, companyId, cause, ...e }: Entering & { readonly id: string; readonly companyId: string; readonly cause: string | null },
): Promise<boolean> => {
  const today = shanghaiDay(by.at);
  const item = content.items.find(({ code }) => code === e.item) ?? fail('credits.item_gone', { item: e.item });
  const points = e.points ?? item.points;
  if (points > item.points || points <= 0) fail('credits.too_many_points', { most: item.points });
  if (e.occurredOn > today) fail('credits.day_ahead');
  if (e.until !== null && e.until < today) fail('credits.until_wrong');
  const objectUntil = workingDaysAfter(workDays, today, content.objectDays);
  const { name, sign, grave, veto } = item;
  const { occurredOn, source, sourceId, words } = e;
  if (content.marks !== null) await entriesInTurn(tx, companyId);
  const fresh = await insertEntry(tx, {
    ...{
      id,
      companyId,
      version,
      item: item.code,
      name,
      sign,
      points,
      grave,
      veto,
      occurredOn,
      source,
      sourceId,
      words,
      cause,
      objectUntil,
    },
    ...lifeOf(item, content, today, e.until),
    enteredAt: by.at,
    enteredBy: by.actorId,
  });
  if (fresh) await tellEntered(tx, by, { id, companyId, sign, objectUntil, name });
  if (fresh && content.marks !== null) {
    const entries = await entriesOf(tx, companyId, monthsAfter(today, -12), mostEntries);
    await tellReached(tx, by, companyId, await broughtBy(tx, by.jurisdictionId, entries, id));
  }
  return fresh;
};

/** Enters what is known of a company, with the documents it rests on. */
export const enterCredit = async (
  context: Context,
  viewer: Viewer,
  companyId: string,
  body: Body<typeof api.enterCredit>,
): Promise<Answer> => {
  const company = await companyOf(context, viewer.jurisdictionId, companyId);
  const workDays = await workDaysIn(context, viewer.jurisdictionId);
  return command(
    context.kernel,
    viewer,
    `credits.enter ${companyId}`,
    body,
    async (running) => {
      const { tx, log } = running;
      if (!mayEnter(viewer, company)) fail('session.forbidden');
      const { id, files, ...entering } = body;
      await enterBy(tx, running, await schemeNow(tx, running), workDays, { ...entering, id, companyId, cause: null });
      await claim(tx, viewer, files, { type: creditFiles, id }, 'document', mostFiles);
      await log('credits.entered', id, { data: { company: companyId, item: body.item } });
      return { entry: id };
    },
    (running) => shownAfter(context, company, running),
  );
};

/** For other modules: what follows for a company from something of theirs is entered once, and taken back once. */
export interface EnterOnce {
  /**
   * Enters it within a transaction of another module, unless its cause made an entry before or no scheme is in force, or the scheme has no such item: then nothing
   * follows. @returns the entry's id, or null
   */
  enter(tx: Tx, by: By, entering: Entering & { readonly companyId: string; readonly cause: string }): Promise<string | null>;
  /** Withdraws what a cause made, where it still stands. @returns whether it did */
  withdraw(tx: Tx, by: By, cause: string): Promise<boolean>;
}
export const enterOnce: EnterOnce = {
  enter: async (tx, by, entering) => {
    const scheme = await readInForce(tx, schemeKind, by.jurisdictionId, by.at);
    if (!scheme?.content.items.some(({ code }) => code === entering.item)) return null;
    const id = idOf(by.at);
    // the country's calendar: a jurisdiction's own days off would have to be asked for before the transaction
    if (!(await enterBy(tx, by, scheme, workDaysOf({}), { ...entering, id }))) return null;
    await audit(tx, { ...by, action: 'credits.entered', subject: id, data: { company: entering.companyId, item: entering.item } });
    return id;
  },
  withdraw: async (tx, by, cause) => {
    const found = await lockEntryOfCause(tx, cause);
    if (found?.state !== 'stands') return false;
    await withdrawEntry(tx, found.id);
    await audit(tx, { ...by, action: 'credits.withdrawn', subject: found.id, data: { company: found.companyId } });
    return true;
  },
};
