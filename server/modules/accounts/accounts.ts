import { LRUCache } from 'lru-cache';
import { isLocal, shippedRoles } from '#contract/accounts/roles.ts';
import { requireSecondFactor } from '#contract/accounts/settings.ts';
import type { AccountsImport } from '#contract/accounts/sheets.ts';
import { platformAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createAuth } from './auth.ts';
import { importAccounts } from './commands/import-accounts.ts';
import { resealFactors } from './commands/reseal.ts';
import { type Change, type Context, channel, type SendSms } from './context.ts';
import { codeSeconds, sessionLimits } from './domain/session-rules.ts';
import { followAreas } from './follow-areas.ts';
import { createPasses } from './passes.ts';
import { findAccounts } from './queries/find.ts';
import { createSenderResolver } from './queries/resolve-sender.ts';
import { createViewerResolver } from './queries/resolve-viewer.ts';
import { accountTodos } from './queries/todos.ts';
import { createQuotas } from './quotas.ts';
import { readContacts } from './store/accounts.ts';
import { type HeldPost, postsHeld } from './store/posts.ts';
import { readRoleNames, readRoles } from './store/roles.ts';
import { sweep } from './store/sessions.ts';
import { createThrottle } from './throttle.ts';

/** How to reach a person; a device session has no phone. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly disabled: boolean;
}

/** Accounts as other modules and jobs ask for them. */
export interface Accounts {
  /**
   * Unmasked names and phones by account id; unknown ids are absent. From memory where asked lately, so cheap inside a transaction.
   * Whoever shows a phone unmasked logs the reveal with its reason.
   * @param tx a transaction already open: asking for a second connection inside one could leave both waiting
   */
  contacts(accountIds: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Contact>>;
  /** Posts held at `at` over one of these areas or in one of these organisations, by accounts that can sign in. */
  postsHeld(tx: Tx, jurisdictionId: string, at: Date, where: Parameters<typeof postsHeld>[3]): Promise<HeldPost[]>;
  /** What the jurisdiction calls its own roles, by code; roles that come with the platform are absent. */
  roleNames(codes: readonly string[], tx: Tx): Promise<ReadonlyMap<string, string>>;
  /** Removes sessions, codes and counters that can no longer serve; run daily. */
  sweep(): Promise<void>;
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, AccountsImport> };
}

/** Sends codes by the installation's gateway for texts; null without one. @throws accounts.sms_unavailable when it does not take them */
const codesBy = ({ gateways: { sms }, log }: Kernel): SendSms | null =>
  sms &&
  (async (phone, code) => {
    const minutes = Math.round(codeSeconds / 60);
    const outcome = await sms({ phone, code, template: 'code', text: wordOf('zh-CN', 'accounts.codeMessage', { code, minutes }) });
    if (outcome.sent) return;
    log.warn({ reason: outcome.reason }, 'the gateway for texts did not take a code');
    fail('accounts.sms_unavailable');
  });

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
  const passes = createPasses(kernel.config);
  const senders = createSenderResolver(kernel, passes);
  const forget = (accountId: string | null): void => {
    viewers.forget(accountId);
    senders.forget(accountId);
  };
  kernel.viewers.provide({ ...viewers, sends: senders.resolve });
  const contacts = new LRUCache<string, Contact>({ max: 20_000, ttl: 60_000 });
  const context: Context = {
    kernel,
    territory,
    auth,
    throttle: createThrottle(kernel),
    quotas: createQuotas(kernel.limiter),
    organisations,
    sendSms: options.sendSms ?? codesBy(kernel),
    passes,
    forget,
  };
  kernel.live.subscribe(channel, (payload) => {
    const { account } = payload as Change;
    forget(account);
    if (account !== null) contacts.delete(account);
    kernel.viewers.changed(account);
  });
  followAreas(kernel);
  kernel.keys.add({ of: 'installation', reseal: (_, ring, limit) => resealFactors(kernel, ring, limit) });
  kernel.search.add(findAccounts(context));
  const sheets = { import: importWork(kernel, 'accounts.import', (viewer, given) => importAccounts(context, viewer, given)) };
  kernel.todos.add(accountTodos(context));
  kernel.choices.set(requireSecondFactor.key, async (tx, language) => [
    ...shippedRoles.map((value) => ({ value, label: wordOf(language, `accounts.roles.${value}`) })),
    ...(await readRoles(tx)).map(({ code, name }) => ({ value: code, label: name })),
  ]);
  kernel.live.onGap(() => {
    forget(null);
    contacts.clear();
    kernel.viewers.changed(null);
  });
  return {
    context,
    sheets,
    contacts: async (ids, tx) => {
      const missing = ids.filter((id) => !contacts.has(id));
      const read =
        missing.length === 0
          ? []
          : await (tx ? readContacts(tx, missing) : kernel.db.read(platformAccess, (own) => readContacts(own, missing)));
      for (const { id, ...contact } of read) contacts.set(id, contact);
      const fresh = new Map(read.map(({ id, ...contact }) => [id, contact]));
      return new Map(
        ids.flatMap((id) => {
          const contact = fresh.get(id) ?? contacts.get(id);
          return contact ? [[id, contact] as const] : [];
        }),
      );
    },
    postsHeld,
    roleNames: async (codes, tx) => {
      const local = [...new Set(codes)].filter(isLocal);
      return local.length === 0 ? new Map() : readRoleNames(tx, local);
    },
    sweep: () => kernel.db.write(platformAccess, (tx) => sweep(tx, kernel.clock.now(), sessionLimits.resident.absolute)),
  };
};
