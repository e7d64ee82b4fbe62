import { systemAccess } from '#kernel/db.ts';
import type { Cases } from './cases.ts';
import { type CaseNews, caseTopic } from './domain/event-topic.ts';
import { eventsOf, findCase, joinedTo } from './store/cases.ts';

/**
 * What joins a case, or leaves it, stands in the log of that case as well; and what has joined it is archived with it. Harmless when repeated:
 * a line that is there is not written again.
 */
export const followMerges = (cases: Cases): void => {
  cases.kernel.relay.on(
    'cases.merges',
    caseTopic,
    async (events, jurisdictionId) => {
      const news = events.map((e) => e.payload as unknown as CaseNews);
      for (const n of news.filter(({ action }) => action === 'merge' || action === 'unmerge' || action === 'archive'))
        await cases.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
          if (n.action === 'archive') {
            for (const one of await joinedTo(tx, [n.caseId]))
              if (one.state === 'merged') await cases.act(tx, null, one.id, { action: 'archive', reason: null });
            return;
          }
          const log = await eventsOf(tx, [n.caseId]);
          const merged = log.findLast(({ action, seq }) => action === 'merge' && seq <= n.version);
          const into = merged && (await findCase(tx, String(merged.data['intoId'])));
          if (!into || into.state === 'archived') return;
          const what = n.action === 'merge' ? 'cases.joined' : 'cases.left';
          const of = { caseId: n.caseId, version: n.version };
          const told = (await eventsOf(tx, [into.id])).some(
            ({ data }) => data['what'] === what && data['caseId'] === of.caseId && data['version'] === of.version,
          );
          if (!told) await cases.record(tx, null, into.id, { what, data: { number: n.number, ...of } });
        });
    },
    { unwanted: ['report'] },
  );
};
