import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CallBack, listCallBacks } from '#contract/ratings/call-backs.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskNumbers } from '#modules/cases/index.ts';
import { callAreas, mayCall } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { type RatingSettings, settingsIn } from '../settings.ts';
import { type ListedCallBack, listedCallBack, pageEnded, pageToCall } from '../store/call-backs.ts';
import { wordsIn } from './words.ts';

type Query = z.output<NonNullable<(typeof listCallBacks)['query']>>;

/** Presents call-backs to a viewer. Await it before the transaction. */
export const presenting = async (
  ratings: Ratings,
  viewer: Viewer,
  settings: RatingSettings,
): Promise<(row: ListedCallBack) => CallBack> => {
  const words = await wordsIn(ratings, viewer.jurisdictionId);
  return (row) => ({
    id: row.id,
    caseId: row.caseId,
    number: row.number,
    title: maskNumbers(row.title),
    area: words.area(row.areaCode),
    category: words.category(row.categoryCode),
    handler: words.organisation(row.handlerOrgId),
    askedAt: row.askedAt.toISOString(),
    until: row.until.toISOString(),
    linkSentAt: row.linkSentAt?.toISOString() ?? null,
    sampled: row.sampled,
    attempts: row.attempts,
    attemptsMost: settings.attempts,
    triedAt: row.triedAt?.toISOString() ?? null,
    result: row.result,
    way: row.way,
    answers:
      row.answered === null || row.solved === null || row.satisfied === null
        ? null
        : { answered: row.answered, solved: row.solved, satisfied: row.satisfied },
    endedAt: row.endedAt?.toISOString() ?? null,
    mayCall: row.result === null && mayCall(viewer, row.areaCode),
  });
};

/** One call-back as the list shows it. @throws ratings.call_back_not_found */
export const oneCallBack = async (tx: Tx, present: (row: ListedCallBack) => CallBack, id: string): Promise<CallBack> =>
  present((await listedCallBack(tx, id)) ?? fail('ratings.call_back_not_found'));

export const callList = async (ratings: Ratings, viewer: Viewer, query: Query): Promise<z.input<typeof listCallBacks.response>> => {
  const own = callAreas(viewer);
  if (own.length === 0) fail('session.forbidden');
  const territory = await ratings.territory.snapshot(viewer.jurisdictionId);
  const area = query.area === undefined ? null : (territory.find(query.area) ?? fail('territory.area_not_found', { code: query.area }));
  if (area && !own.some((code) => area.code.startsWith(code))) fail('session.forbidden');
  const codes = area ? [area.code] : own;
  const present = await presenting(ratings, viewer, await settingsIn(ratings.kernel, viewer.jurisdictionId));
  return ratings.kernel.db.read(accessOf(viewer), async (tx) => {
    if (query.which === 'to_call') {
      const after = readCursor<[number, string, string]>(query.cursor, ['number', 'moment?', 'uuid']);
      const { rows, next } = cutPage(await pageToCall(tx, codes, after, query.limit + 1), query.limit, (row) => [
        row.attempts,
        row.askedAt.toISOString(),
        row.id,
      ]);
      return { items: rows.map(present), next };
    }
    const before = readCursor<[string, string]>(query.cursor, ['moment?', 'uuid']);
    const { rows, next } = cutPage(await pageEnded(tx, codes, before, query.limit + 1), query.limit, (row) => [
      row.endedAt?.toISOString() ?? null,
      row.id,
    ]);
    return { items: rows.map(present), next };
  });
};
