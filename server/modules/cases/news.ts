import type { LiveCase } from '#contract/cases/api.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Access } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type CaseNews, caseTopic } from './domain/event-topic.ts';
import { maskNumbers } from './domain/numbers-in-text.ts';

/** Live channel of what happens to cases. */
export const newsChannel = 'case-news';
/** What it carries. */
export type NewsMessage = { jurisdictionId: string; news: CaseNews[] };
/** News per notification; PostgreSQL takes 8,000 bytes. */
const newsBytes = 7_000;

/** Groups news so that each message fits one notification. */
const packed = (news: readonly CaseNews[]): CaseNews[][] => {
  const packs: CaseNews[][] = [[]];
  let bytes = 0;
  for (const n of news) {
    const size = Buffer.byteLength(JSON.stringify(n)) + 1;
    if (bytes + size > newsBytes) {
      packs.push([]);
      bytes = 0;
    }
    packs.at(-1)?.push(n);
    bytes += size;
  }
  return packs;
};

/** Tells every process what happened to cases. */
export const announceNews = (kernel: Kernel): void => {
  kernel.relay.on('cases.news', caseTopic, async (events, jurisdictionId) => {
    for (const news of packed(events.map((e) => e.payload as unknown as CaseNews)))
      if (news.length > 0) await kernel.live.publish(newsChannel, { jurisdictionId, news } satisfies NewsMessage);
  });
};

const maySee = (access: Access, jurisdictionId: string, n: CaseNews): boolean =>
  access.jurisdictionId === jurisdictionId &&
  ((n.reporterId !== null && n.reporterId === access.accountId) ||
    access.scopes.some((s) => isWithin(n.areaPath, s)) ||
    n.organisations.some((o) => access.organisations.includes(o)));

/** Tells open screens of whoever may see a case what happened to it: in every list it may stand. */
export const showNews = ({ streams }: Kernel): void =>
  streams.topic<NewsMessage>(newsChannel, ({ jurisdictionId, news }) =>
    news.map((n) => ({
      event: 'case',
      data: {
        caseId: n.caseId,
        number: n.number,
        state: n.state,
        action: n.action,
        version: n.version,
        areaPath: n.areaPath,
        title: maskNumbers(n.title),
      } satisfies LiveCase,
      visibleTo: (_, access) => maySee(access, jurisdictionId, n),
    })),
  );
