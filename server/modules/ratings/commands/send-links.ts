import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { surelyUnsent } from '#kernel/gateways/index.ts';
import { siteOf } from '#kernel/site.ts';
import { phrase } from '#kernel/words.ts';
import { reporterMobiles } from '#modules/cases/index.ts';
import type { Ratings } from '../ratings.ts';
import { settingsIn } from '../settings.ts';
import { noteLink, type TakenLink, takeLinks } from '../store/links.ts';
import { addressOf } from './rate-by-link.ts';

/** Links taken at a time, all of them on their way at once. */
const batch = 8;
/** Batches of one run; the next goes on. */
const mostBatches = 100;
const hour = 3_600_000;
/** How long a gateway that has trouble is left in peace at least; then as long as the link has waited, so that it is tried a few times a day. */
const pause = hour / 6;
/** A link that nobody could send for so long is not sent any more. */
const fresh = 24 * hour;
/** Nobody is sent a link before seven or after ten in the evening, Shanghai time (UTC+8). */
const atNight = (now: Date): boolean => {
  const at = (Math.floor(now.getTime() / hour) + 8) % 24;
  return at < 7 || at >= 22;
};

/**
 * Sends rating links that are due in a jurisdiction by text: to who reported, if they have a mobile, are not anonymous and have not rated
 * meanwhile. Each once: it is noted before it goes; what surely did not go and the gateway may take later is tried again within a day.
 */
export const sendLinks = async (ratings: Ratings, jurisdictionId: string): Promise<void> => {
  const { kernel, cases } = ratings;
  const { sms } = kernel.gateways;
  if (!sms || atNight(kernel.clock.now()) || !(await settingsIn(kernel, jurisdictionId)).sendLink) return;
  // a text has to lead somewhere
  if (siteOf(kernel.config.publicUrls, (await kernel.jurisdictions.byId(jurisdictionId))?.settings) === '') return;
  const access = systemAccess(jurisdictionId);
  const address = await addressOf(kernel, jurisdictionId);
  const send = async (link: TakenLink, phone: string): Promise<void> => {
    const { number, until, askedAt } = link;
    const text = phrase('zh-CN', 'ratings.linkMessage', { number, day: shanghaiDay(until), link: address(link) });
    const outcome = await sms({ phone, template: 'notice', text });
    if (!outcome.sent) kernel.log.warn({ reason: outcome.reason, jurisdictionId }, 'the gateway for texts did not take a rating link');
    if (!outcome.sent && !(outcome.again && surelyUnsent(outcome.reason))) return;
    const now = kernel.clock.now();
    const noted = outcome.sent
      ? { sentAt: now, dueAt: null }
      : { sentAt: null, dueAt: new Date(now.getTime() + Math.max(pause, now.getTime() - askedAt.getTime(), (outcome.after ?? 0) * 1000)) };
    await kernel.db.write(access, (tx) => noteLink(tx, link.id, noted));
  };
  for (let n = 0; n < mostBatches; n++) {
    const now = kernel.clock.now();
    const { taken, phones } = await kernel.db.write(access, async (tx) => {
      const rows = await takeLinks(tx, now, batch);
      // rated in the app, a case has moved on before its call-back hears of it
      const open = rows.filter(
        (row) => now.getTime() - row.askedAt.getTime() < fresh && (row.ofCaseId !== null || row.state === 'checked'),
      );
      const reached = await reporterMobiles(
        cases,
        tx,
        open.map(({ caseId }) => caseId),
      );
      return { taken: rows.length, phones: open.map((row) => [row, reached.get(row.caseId)] as const) };
    });
    await Promise.all(phones.map(([row, phone]) => phone && send(row, phone)));
    if (taken < batch) return;
  }
};
