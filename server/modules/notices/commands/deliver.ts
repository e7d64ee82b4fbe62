import type { Channel } from '#contract/kernel/notices.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Notify } from '#kernel/notify.ts';
import type { AskDuty } from '#modules/rosters/index.ts';
import { type InboxNews, inboxChannel, type Notices } from '../context.ts';
import { planOf, standardChoices } from '../domain/choices.ts';
import { noticeId } from '../domain/notice-id.ts';
import { pathsAround, receiversOf } from '../domain/receivers.ts';
import { kinds } from '../kinds.ts';
import { addDeliveries, type NewDelivery, wakeSenders } from '../store/deliveries.ts';
import { addNotices, type NoticeRow } from '../store/notices.ts';
import { subscriptionsOf } from '../store/push.ts';
import { choicesOf } from '../store/settings.ts';

type New = NoticeRow & { readonly inboxOnly: boolean };

/** The channels of the installation. */
const gatewaysOf = ({ kernel: { gateways } }: Notices): Channel[] =>
  (['push', 'email', 'sms'] as const).filter((channel) => gateways[channel] !== null);

/** Names everybody a batch of notices is for. */
const addressed = async (
  { kernel, accounts }: Notices,
  askDuty: AskDuty,
  tx: Tx,
  jurisdictionId: string,
  batch: readonly Notify[],
): Promise<New[]> => {
  const places = new Set(batch.flatMap(({ to }) => ('around' in to ? [to.around] : [])));
  const around = new Set([...places].flatMap(pathsAround));
  const organisations = new Set(batch.flatMap(({ to }) => ('organisation' in to ? [to.organisation] : [])));
  const whole = batch.some(({ to }) => 'whole' in to);
  const now = kernel.clock.now();
  const posts =
    around.size + organisations.size === 0 && !whole
      ? []
      : await accounts.postsHeld(tx, jurisdictionId, now, { areaPaths: [...around], organisations: [...organisations], whole });
  const duty = await askDuty(tx, now, { organisations: [...organisations], areaPaths: [...around] });
  const isOnDuty = (to: Notify['to'], accountId: string): boolean =>
    ('organisation' in to ? [to.organisation] : 'around' in to ? pathsAround(to.around) : []).some((where) =>
      duty.get(where)?.has(accountId),
    );
  // a burst names few areas and organisations: whose posts lie closest is looked for once for each
  const found = new Map<string, readonly string[]>();
  const receivers = (to: Notify['to']): readonly string[] => {
    const key = JSON.stringify(to);
    const known = found.get(key) ?? receiversOf(to, posts);
    found.set(key, known);
    return known;
  };
  return batch.flatMap(({ kind, variant, to, except, subject, data, cause, at, inboxOnly }) => {
    const told = receivers(to).filter((accountId) => accountId !== except);
    // whoever is on duty there is called; the others find it in their inbox. With nobody on duty all are called
    const on = told.filter((accountId) => isOnDuty(to, accountId));
    const quiet = (accountId: string): boolean => on.length > 0 && !on.includes(accountId);
    return told.map((accountId) => ({
      accountId,
      id: noticeId(accountId, kind, cause, at),
      kind,
      variant,
      subject,
      data,
      at,
      inboxOnly: inboxOnly === true || quiet(accountId),
    }));
  });
};

/** Plans the messages of new notices by what each person chose and can be reached by. */
const planned = async (notices: Notices, tx: Tx, jurisdictionId: string, fresh: readonly New[]): Promise<NewDelivery[]> => {
  const { kernel, accounts } = notices;
  const gateways = gatewaysOf(notices);
  if (gateways.length === 0 || fresh.length === 0) return [];
  const ids = [...new Set(fresh.map((n) => n.accountId))];
  const choices = await choicesOf(tx, jurisdictionId, ids);
  const browsers = gateways.includes('push') ? Map.groupBy(await subscriptionsOf(tx, jurisdictionId, ids), (s) => s.accountId) : new Map();
  const contacts = gateways.includes('sms') ? await accounts.contacts(ids, tx) : new Map<string, { phone: string | null }>();
  const now = kernel.clock.now();
  return fresh.flatMap((notice) => {
    const declared = kinds.get(notice.kind);
    if (!declared) return [];
    const reach = {
      gateways,
      phone: (contacts.get(notice.accountId)?.phone ?? null) !== null,
      browsers: (browsers.get(notice.accountId) ?? []).map((s: { id: string }) => s.id),
    };
    return planOf(notice, declared, choices.get(notice.accountId) ?? standardChoices, reach, now).map((plan) => ({
      ...plan,
      noticeId: notice.id,
      accountId: notice.accountId,
      kind: notice.kind,
      at: notice.at,
    }));
  });
};

/** Accounts in one message of the live channel, which takes less than 8,000 bytes. */
const atOnce = 150;

/**
 * Puts a batch of notices into inboxes, plans what leaves by other channels, and tells open screens. Repeated, it adds nothing.
 */
export const deliver = async (notices: Notices, jurisdictionId: string, batch: readonly Notify[]): Promise<void> => {
  const { kernel } = notices;
  const askDuty = await notices.rosters.duty(jurisdictionId);
  const told = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await addressed(notices, askDuty, tx, jurisdictionId, batch);
    const added = await addNotices(tx, jurisdictionId, rows);
    const fresh = rows.filter(({ id }) => added.has(id));
    const messages = await planned(notices, tx, jurisdictionId, fresh);
    await addDeliveries(tx, jurisdictionId, messages);
    const now = kernel.clock.now();
    if (messages.some(({ nextAt }) => nextAt <= now)) await wakeSenders(tx, jurisdictionId);
    return [...new Set(fresh.map((n) => n.accountId))];
  });
  for (let n = 0; n < told.length; n += atOnce)
    await kernel.live.publish(inboxChannel, { jurisdictionId, accounts: told.slice(n, n + atOnce) } satisfies InboxNews);
};
