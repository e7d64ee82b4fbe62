import { type What, whats } from '#contract/orders/values.ts';
import { seeAll, systemAccess } from '#kernel/db.ts';
import { type CaseNews, caseTopic } from '#modules/cases/index.ts';
import { closeRated } from './commands/close-rated.ts';
import { type Context, viewOf } from './context.ts';
import { follow } from './follow.ts';
import { dropOrders, insertOrders } from './store/orders.ts';

const isOrder = (kind: string): kind is What => (whats as readonly string[]).includes(kind);

/** Follows acts that were taken on cases themselves, and enters what came in as a report of one of these types. */
export const followCases = (context: Context): void => {
  const { kernel } = context;
  kernel.relay.on('orders.follow', caseTopic, async (events, jurisdictionId) => {
    const news = events.map((event) => event.payload as unknown as CaseNews);
    const ours = news.filter(({ kind }) => isOrder(kind));
    const turned = news.filter(({ kind, action }) => action === 'file' && !isOrder(kind));
    if (ours.length + turned.length === 0) return;
    const view = await viewOf(context, jurisdictionId);
    await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      await seeAll(tx);
      if (turned.length > 0)
        await dropOrders(
          tx,
          turned.map(({ caseId }) => caseId),
        );
      await insertOrders(
        tx,
        ours
          .filter(({ action }) => action === 'report' || action === 'file')
          .map((one) => ({
            id: one.caseId,
            number: one.number,
            what: one.kind as What,
            kind: 'other' as const,
            groupCode: 'other' as const,
            consent: null,
            minor: false,
            areaPath: one.areaPath,
            askerAccountId: one.reporterId,
            askerPersonId: null,
            askedAt: new Date(one.at),
            wishedOn: null,
            fen: null,
            state: one.state,
            seq: one.version,
            dueAt: one.dueAt === null ? null : new Date(one.dueAt),
          })),
      );
      for (const one of ours)
        await follow(
          tx,
          jurisdictionId,
          {
            id: one.caseId,
            number: one.number,
            state: one.state,
            version: one.version,
            at: new Date(one.at),
            dueAt: one.dueAt === null ? null : new Date(one.dueAt),
          },
          one.action === 'claim',
        );
      for (const { action, caseId } of ours) if (action === 'call_back') await closeRated(view, tx, caseId);
    });
  });
};
