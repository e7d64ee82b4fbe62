import { systemAccess } from '#kernel/db.ts';
import type { Outcome } from '#kernel/gateways/index.ts';
import { siteOf } from '#kernel/site.ts';
import type { Notices } from '../context.ts';
import { type Choices, standardChoices } from '../domain/choices.ts';
import { mostAttempts, pauseAfter } from '../domain/when.ts';
import { digestMail, mailOf, pushOf, smsOf } from '../messages.ts';
import { type Ended, endTry, type Taken, takeDue } from '../store/deliveries.ts';
import { type Subscription, subscriptionsOf, unsubscribe } from '../store/push.ts';
import { choicesOf } from '../store/settings.ts';

/** Messages taken at a time; so many of them are on their way at once. */
const batch = 40;
const atOnce = 8;
/** Longer than a batch takes when the gateway answers none of it. */
const lease = 300_000;
/** Batches of one run; the next goes on. */
const mostBatches = 25;

interface World {
  readonly choices: ReadonlyMap<string, Choices>;
  readonly browsers: ReadonlyMap<string, Subscription>;
  readonly phones: ReadonlyMap<string, { readonly phone: string | null; readonly disabled: boolean }>;
  /** Address of our pages, empty where none is known. */
  readonly site: string;
}

/** Not sent, and never will be. */
const dropped = (reason: string): Outcome => ({ sent: false, again: false, gone: true, reason });

/** Sends one message, or several for one daily mail. */
const send = async ({ kernel: { gateways } }: Notices, world: World, taken: readonly [Taken, ...Taken[]]): Promise<Outcome> => {
  const [first] = taken;
  const choices = world.choices.get(first.accountId) ?? standardChoices;
  const contact = world.phones.get(first.accountId);
  if (!contact || contact.disabled) return dropped('account closed');
  if (first.channel === 'push') {
    const browser = world.browsers.get(first.target);
    if (!gateways.push || browser?.accountId !== first.accountId) return dropped('browser unsubscribed');
    return gateways.push.send(pushOf(choices.language, first, browser));
  }
  if (first.channel === 'sms') {
    if (!gateways.sms || !contact.phone) return dropped('no phone');
    return gateways.sms(smsOf(choices.language, first, world.site, contact.phone));
  }
  if (!gateways.email || !choices.email || !choices.emailConfirmed) return dropped('no address');
  const mail = taken.length === 1 ? mailOf(choices.language, first, world.site) : digestMail(choices.language, taken, world.site);
  return gateways.email({ to: choices.email, ...mail });
};

/** What a try leaves of a message. */
const endedBy = (outcome: Outcome, attempts: number, now: Date): Ended => {
  if (outcome.sent) return { state: 'sent', nextAt: null, reason: null };
  const { reason, again, after, gone } = outcome;
  if (gone) return { state: 'dropped', nextAt: null, reason };
  if (!again || attempts >= mostAttempts) return { state: 'failed', nextAt: null, reason };
  return { state: 'waiting', nextAt: new Date(now.getTime() + pauseAfter(attempts, after) * 1000), reason };
};

/** Messages as they leave: each by itself, those of a daily mail together. */
const parcelsOf = (taken: readonly Taken[]): [Taken, ...Taken[]][] => {
  const keyOf = (t: Taken): string => (t.digest ? `${t.channel} ${t.accountId}` : `${t.channel} ${t.noticeId} ${t.target}`);
  return [...Map.groupBy(taken, keyOf).values()] as [Taken, ...Taken[]][];
};

const worldOf = async ({ kernel, accounts }: Notices, jurisdictionId: string, taken: readonly Taken[]): Promise<World> => {
  const ids = [...new Set(taken.map((t) => t.accountId))];
  const jurisdiction = await kernel.jurisdictions.byId(jurisdictionId);
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => ({
    choices: await choicesOf(tx, jurisdictionId, ids),
    browsers: new Map((await subscriptionsOf(tx, jurisdictionId, ids)).map((s) => [s.id, s])),
    phones: await accounts.contacts(ids, tx),
    site: siteOf(kernel.config.publicUrls, jurisdiction?.settings),
  }));
};

/**
 * Sends what is due in a jurisdiction. At least once: who dies between sending and recording leaves the message to be sent again when its
 * lease is over. What was read in the inbox meanwhile is not sent any more.
 */
export const sendDue = async (notices: Notices, jurisdictionId: string): Promise<void> => {
  const { kernel } = notices;
  const access = systemAccess(jurisdictionId);
  for (let n = 0; n < mostBatches; n += 1) {
    const from = kernel.clock.now();
    const taken = await kernel.db.write(access, (tx) => takeDue(tx, jurisdictionId, from, new Date(from.getTime() + lease), batch));
    if (taken.length === 0) return;
    const world = await worldOf(notices, jurisdictionId, taken);
    const end = (parcel: readonly Taken[], outcome: Outcome): Promise<void> =>
      kernel.db.write(access, async (tx) => {
        const now = kernel.clock.now();
        for (const t of parcel) await endTry(tx, jurisdictionId, t, endedBy(outcome, t.attempts, now), now);
        const gone = !outcome.sent && outcome.gone ? parcel.filter((t) => t.channel === 'push').map((t) => t.target) : [];
        await unsubscribe(tx, jurisdictionId, gone, null);
      });
    const seen = taken.filter((t) => t.read);
    if (seen.length > 0) await end(seen, { sent: false, again: false, reason: 'read meanwhile', gone: true });
    const parcels = parcelsOf(taken.filter((t) => !t.read));
    const work = async (): Promise<void> => {
      for (let parcel = parcels.shift(); parcel; parcel = parcels.shift()) await end(parcel, await send(notices, world, parcel));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (taken.length < batch) return;
  }
};
