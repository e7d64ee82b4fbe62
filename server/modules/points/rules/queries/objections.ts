import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { listPointsObjections, myEarned, OwnEarned, PointsObjection } from '#contract/points/objections.ts';
import { type PointRules, shippedRules } from '#contract/points/rules.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import type { EarnedRow } from '../store/earned.ts';
import { type ListedObjection, type Objectionable, ownActs, pageOfObjections } from '../store/objections.ts';
import { supervised } from './oddities.ts';

/** The books of rules that some acts were paid by, each read once. */
const booksOf = async ({ kind }: Context, tx: Tx, jurisdictionId: string, rows: readonly EarnedRow[]): Promise<Map<number, PointRules>> => {
  const books = new Map([[0, shippedRules]]);
  for (const version of new Set(rows.map((one) => one.rulesVersion)))
    if (!books.has(version)) {
      const found = await readVersion(tx, kind, jurisdictionId, version);
      if (found) books.set(version, found.content);
    }
  return books;
};

const earnedShown = (
  { acts }: Context,
  books: ReadonlyMap<number, PointRules>,
  row: EarnedRow,
  language: Language,
): Omit<OwnEarned, 'objection'> => {
  const act = acts.find(row.act);
  const rule = books.get(row.rulesVersion)?.rules.find(({ code }) => code === row.rule);
  return {
    id: row.id,
    title: act ? wordOf(language, act.words) : row.act,
    unit: act?.unit ?? 'times',
    quantity: row.quantity,
    on: row.onDay,
    points: row.points,
    state: row.state,
    why: row.why,
    rule: rule ? { title: rule.title, version: row.rulesVersion } : null,
    takenBack: row.reversedReason,
  };
};
const withObjection = (shown: Omit<OwnEarned, 'objection'>, { words, decision, answer }: Objectionable): OwnEarned => ({
  ...shown,
  objection: words === null ? null : { words, decision, answer },
});

/** One of the viewer's own acts. @throws points.earned_not_found */
export const presentOwn = async (context: Context, tx: Tx, viewer: Viewer, id: string, language: Language): Promise<OwnEarned> => {
  const person = await tiedPerson(tx, viewer.accountId);
  const [row] = person === null ? [] : await ownActs(tx, person, id, null, 1);
  if (!row) return fail('points.earned_not_found');
  return withObjection(earnedShown(context, await booksOf(context, tx, viewer.jurisdictionId, [row]), row, language), row);
};

/** The viewer's own acts. */
export const ownEarnedPage = (
  context: Context,
  viewer: Viewer,
  { cursor, limit }: z.output<NonNullable<(typeof myEarned)['query']>>,
  language: Language,
): Promise<z.input<typeof myEarned.response>> =>
  context.kernel.db.read(accessOf(viewer), async (tx) => {
    const person = await tiedPerson(tx, viewer.accountId);
    if (person === null) return { items: [], next: null };
    const key = readCursor<[id: string]>(cursor, ['string']);
    const rows = await ownActs(tx, person, null, key?.[0] ?? null, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const books = await booksOf(context, tx, viewer.jurisdictionId, items);
    return {
      items: items.map((row) => withObjection(earnedShown(context, books, row, language), row)),
      next: rows.length > limit && last ? toCursor([last.id]) : null,
    };
  });

/** Nobody decides about what is their own or what they confirmed. */
export const mayDecide = (viewer: Viewer, row: Pick<ListedObjection, 'decision' | 'accountId' | 'approvedBy'>): boolean =>
  row.decision === null && row.accountId !== viewer.accountId && row.approvedBy !== viewer.accountId;

const present = async (
  context: Context,
  tx: Tx,
  viewer: Viewer,
  rows: readonly ListedObjection[],
  language: Language,
): Promise<PointsObjection[]> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const books = await booksOf(context, tx, viewer.jurisdictionId, rows);
  return rows.map((row) => ({
    id: row.objectionId,
    person: maskName(row.person),
    area: { code: row.areaCode, name: snapshot.find(row.areaCode)?.name ?? row.areaCode },
    words: row.words,
    madeAt: row.madeAt.toISOString(),
    earned: earnedShown(context, books, row, language),
    decision: row.decision,
    answer: row.answer,
    mayDecide: mayDecide(viewer, row),
  }));
};

/** One objection. @throws points.objection_not_found */
export const presentObjection = async (
  context: Context,
  tx: Tx,
  viewer: Viewer,
  id: string,
  language: Language,
): Promise<PointsObjection> => {
  const [shown] = await present(context, tx, viewer, await pageOfObjections(tx, { id, within: supervised(viewer) }, null, 1), language);
  return shown ?? fail('points.objection_not_found');
};

/** Objections in the areas a viewer supervises. */
export const objectionsPage = async (
  context: Context,
  viewer: Viewer,
  { cursor, limit }: z.output<NonNullable<(typeof listPointsObjections)['query']>>,
  language: Language,
): Promise<z.input<typeof listPointsObjections.response>> => {
  if (!can(viewer, 'points.supervise')) fail('session.forbidden');
  const key = readCursor<[id: string]>(cursor, ['string']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await pageOfObjections(tx, { within: supervised(viewer) }, key?.[0] ?? null, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: await present(context, tx, viewer, items, language),
      next: rows.length > limit && last ? toCursor([last.objectionId]) : null,
    };
  });
};
