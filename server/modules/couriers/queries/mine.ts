import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Courier, myFinds } from '#contract/couriers/api.ts';
import { type CourierKind, courierKindSet } from '#contract/couriers/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { couriersOf } from '../store/couriers.ts';
import { findsOfAccount } from '../store/finds.ts';

/** What the viewer has said of their own work, as it holds today. */
export const courierOf = async ({ kernel }: Context, tx: Tx, viewer: Viewer, own: readonly LocalKind[]): Promise<Courier> => {
  const kinds = [
    ...courierKindSet.shipped.map((code) => ({
      code,
      title: { zh: wordOf('zh-CN', `couriers.kinds.${code}`), en: wordOf('en', `couriers.kinds.${code}`) },
    })),
    ...own
      .filter(({ subject, ended }) => subject === courierKindSet.subject && !ended)
      .map(({ code, name, nameEn }) => ({ code: code as CourierKind, title: { zh: name, en: nameEn } })),
  ];
  const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
  if (personId === null) return { declared: null, kinds, named: false };
  const [said] = await couriersOf(tx, [personId]);
  const holds = said && said.until >= shanghaiDay(kernel.clock.now());
  return { declared: holds ? { kind: said.kind, since: said.since, until: said.until } : null, kinds, named: true };
};

export const myCourier = async (context: Context, viewer: Viewer): Promise<Courier> => {
  const own = await context.kernel.kinds.of(viewer.jurisdictionId);
  return context.kernel.db.read(accessOf(viewer), (tx) => courierOf(context, tx, viewer, own));
};

/** Reports of the viewer's own that were found to be so. */
export const findsOfMine = async (
  { kernel }: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof myFinds.query>>,
): Promise<z.input<typeof myFinds.response>> => {
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const found = await kernel.db.read(accessOf(viewer), (tx) => findsOfAccount(tx, viewer.accountId, before, q.limit + 1));
  const { rows, next } = cutPage(found, q.limit, ({ caseId }) => [caseId]);
  return { items: rows, next };
};
