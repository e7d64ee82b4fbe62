import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getMyServiceRecords, listContestedRecords, ServiceRecord } from '#contract/enrolment/records.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage, readCodes } from '../policy.ts';
import { contestedWithin, type RecordRow, recordsOfPerson } from '../store/records.ts';

export const presentRecord = (
  { viewer, today }: Eye,
  { personId, accountId, unitId, unitName, areaPath, ...row }: RecordRow,
): ServiceRecord => {
  const isOwn = accountId === viewer.accountId;
  return {
    ...row,
    name: isOwn ? row.name : maskName(row.name),
    unit: { id: unitId, name: unitName },
    contested: [...row.contested] as ServiceRecord['contested'],
    actions: [
      ...(isOwn && row.state === 'shown' && row.contestUntil >= today ? (['contest'] as const) : []),
      ...(!isOwn && row.state === 'contested' && mayManage(viewer, areaPath) ? (['settle'] as const) : []),
    ],
  };
};

export const myRecords = async (context: Context, viewer: Viewer): Promise<z.input<typeof getMyServiceRecords.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    return { items: personId ? (await recordsOfPerson(tx, personId, 24)).map((row) => presentRecord(eye, row)) : [] };
  });
};

/** @throws session.forbidden */
export const contestedRecords = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<(typeof listContestedRecords)['query']>>,
): Promise<z.input<typeof listContestedRecords.response>> => {
  if (!mayManage(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await contestedWithin(tx, readCodes(viewer), before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentRecord(eye, row)), next };
  });
};
