import type { Kernel } from '#kernel/kernel.ts';
import { type CaseNews, caseTopic } from './domain/event-topic.ts';

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
