import { LRUCache } from 'lru-cache';
import { platformAccess, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createAuth } from './auth.ts';
import { type Change, type Context, channel, type SendSms } from './context.ts';
import { sessionLimits } from './domain/session-rules.ts';
import { followAreas } from './follow-areas.ts';
import { createViewerResolver } from './queries/resolve-viewer.ts';
import { createQuotas } from './quotas.ts';
import { readContacts } from './store/accounts.ts';
import { sweep } from './store/sessions.ts';
import { createThrottle } from './throttle.ts';

/** How to reach a person; a device session has no phone. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
}

/** Accounts as other modules and jobs ask for them. */
export interface Accounts {
  /**
   * Unmasked names and phones by account id; unknown ids are absent. From memory where asked lately, so cheap inside a transaction.
   * Whoever shows a phone unmasked logs the reveal with its reason.
   * @param tx a transaction already open: asking for a second connection inside one could leave both waiting
   */
  contacts(accountIds: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Contact>>;
  /** Removes sessions, codes and counters that can no longer serve; run daily. */
  sweep(): Promise<void>;
  /** For this module's routes. */
  readonly context: Context;
}

/**
 * Opens the module: sign-in on our tables, viewers remembered per process and forgotten when any process changes them.
 * @param options.sendSms hands codes to an SMS gateway; without it only demo jurisdictions can sign in by code
 */
export const createAccounts = (
  kernel: Kernel,
  territory: Territory,
  organisations: Organisations,
  options: { sendSms?: SendSms } = {},
): Accounts => {
  const auth = createAuth(kernel);
  const viewers = createViewerResolver(kernel, auth.cookieName);
  // session cookie → account → active posts in the request's jurisdiction
  kernel.viewers.provide(viewers.resolve);
  const contacts = new LRUCache<string, Contact>({ max: 20_000, ttl: 60_000 });
  const context: Context = {
    kernel,
    territory,
    auth,
    throttle: createThrottle(kernel),
    quotas: createQuotas(kernel.limiter),
    organisations,
    sendSms: options.sendSms ?? null,
    forget: viewers.forget,
  };
  kernel.live.subscribe(channel, (payload) => {
    const { account } = payload as Change;
    viewers.forget(account);
    contacts.delete(account);
    kernel.viewers.changed(account);
  });
  followAreas(kernel);
  kernel.live.onGap(() => {
    viewers.forgetAll();
    contacts.clear();
    kernel.viewers.changed(null);
  });
  return {
    context,
    contacts: async (ids, tx) => {
      const missing = ids.filter((id) => !contacts.has(id));
      const read =
        missing.length === 0
          ? []
          : await (tx ? readContacts(tx, missing) : kernel.db.read(platformAccess, (own) => readContacts(own, missing)));
      for (const { id, name, phone } of read) contacts.set(id, { name, phone });
      const fresh = new Map(read.map((r) => [r.id, { name: r.name, phone: r.phone }]));
      return new Map(
        ids.flatMap((id) => {
          const contact = fresh.get(id) ?? contacts.get(id);
          return contact ? [[id, contact] as const] : [];
        }),
      );
    },
    sweep: () => kernel.db.write(platformAccess, (tx) => sweep(tx, kernel.clock.now(), sessionLimits.resident.absolute)),
  };
};
