import type { Rollup } from '#kernel/rollups/rollups.ts';
import { caseFigures, countedAs, dayOf, scopesOf } from './domain/counted.ts';
import { caseTopic } from './domain/event-topic.ts';
import { casesAfter, countedCases, countedEvents } from './store/counted.ts';

/** How cases are counted for the figures: each by its own row and log, whatever the event said. */
export const figuresRollup = (jurisdictions: { byId(id: string): Promise<{ readonly code: string } | null> }): Rollup => ({
  name: caseFigures,
  version: 4,
  undated: ['ended'],
  topic: caseTopic,
  parts: async (tx, jurisdictionId, ids) => {
    const [whole, cases] = await Promise.all([jurisdictions.byId(jurisdictionId), countedCases(tx, ids)]);
    // of most, as they arrive, the report is the whole log
    const acted = await countedEvents(
      tx,
      cases.filter(({ eventCount }) => eventCount > 1).map(({ id }) => id),
    );
    return cases.map((c) => ({
      subject: c.id,
      day: dayOf(c),
      scopes: scopesOf(c.areaCode, whole?.code ?? ''),
      counts: countedAs(c, acted.get(c.id) ?? []),
    }));
  },
  after: casesAfter,
});
