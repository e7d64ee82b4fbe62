import type { AccountsImport } from '#contract/accounts/sheets.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { By } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { keyedHash, sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread } from '#kernel/sheets/rows/table.ts';
import { toldNotes } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { errorSentence } from '#kernel/words.ts';
import { keyOf } from '#modules/organisations/domain/index.ts';
import { findNamed } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { hashOf } from '../auth.ts';
import type { Context } from '../context.ts';
import { type AccountPlan, planAccounts } from '../domain/account-plan.ts';
import { accountSheetTitle, readAccountRows } from '../domain/account-sheet.ts';
import { oneTimePassword } from '../domain/one-time-password.ts';
import { mayManageAccounts } from '../policy.ts';
import { roleBook } from '../queries/roles.ts';
import { findAccountsNamed, readOpened } from '../store/account-sheet.ts';
import { readRoles } from '../store/roles.ts';
import { grantPosts, openAccounts } from './open-accounts.ts';

/** More faults than this help nobody. */
const mostFaults = 500;
/** Accounts of one sheet: each password is hashed slowly on purpose. */
const mostAccounts = 1000;

/**
 * What a sheet of accounts asks for; what is wrong with it goes to the findings.
 * @param given.self whose sheet it is; null: the platform's own
 */
export const planAccountSheet = async (
  tx: Tx,
  sheet: ReadSheet,
  given: { jurisdictionId: string; territory: TerritorySnapshot; at: Date; self: string | null },
  findings: Findings,
): Promise<AccountPlan> => {
  const roles = roleBook(await readRoles(tx));
  const rows = readAccountRows(sheet, roles.words, findings);
  const named = { usernames: rows.map((r) => r.username), phones: rows.map((r) => r.phone) };
  const organisations = await findNamed(
    tx,
    rows.flatMap((r) => r.organisation ?? []),
    [],
    false,
  );
  return planAccounts(rows, await findAccountsNamed(tx, given.jurisdictionId, named, given.at), {
    area: (code) => {
      const area = given.territory.find(code);
      return area?.current && area.code === code ? area : null;
    },
    organisations: new Map(organisations.map((o) => [keyOf({ area: o.areaCode, name: o.name }), o])),
    standing: roles.standing,
    self: given.self,
  });
};

/** Opens the planned accounts with the passwords of these hashes, to be replaced at the first sign-in, and grants the planned posts. */
export const applyAccountPlan = async (tx: Tx, by: By, plan: AccountPlan, hashes: ReadonlyMap<string, string>): Promise<void> => {
  const accounts = plan.accounts.map(({ role: _, roleName: __, ...account }) => {
    const passwordHash = hashes.get(account.username) ?? fail('accounts.sheet_changed');
    return { ...account, passwordHash, staff: true, mustChangePassword: true };
  });
  if (accounts.length > 0) await openAccounts(tx, by, accounts);
  if (plan.posts.length > 0) await grantPosts(tx, by, plan.posts);
};

/** A plan as far as its sender is told of it. */
interface Told {
  readonly accounts: readonly Pick<AccountPlan['accounts'][number], 'name' | 'username' | 'role' | 'roleName'>[];
  readonly posts: readonly unknown[];
  readonly unchanged: number;
}

/** Hashes of passwords by user name. */
export const hashesOf = async (passwords: ReadonlyMap<string, string>): Promise<Map<string, string>> =>
  new Map(await Promise.all([...passwords].map(async ([username, password]) => [username, await hashOf(password)] as const)));

/**
 * Opens accounts and grants posts by a workbook: all of it, or with any fault nothing. One-time passwords come from the request's id and the
 * installation's secret, so that a repeated request gives the same ones and none is kept in the clear.
 * @throws organisations.sheet_nothing, accounts.sheet_changed, request.sheet_unreadable, request.sheet_large
 */
export const importAccounts = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<AccountsImport> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const { jurisdictionId, accountId } = viewer;
  const read = await readWorkbook(given.bytes, given.signal);
  const sheet = read.find((one) => one.name.trim() === accountSheetTitle) ?? read[0] ?? fail('organisations.sheet_nothing', { sheets: '' });
  const at = kernel.clock.now();
  const ground = { jurisdictionId, territory: await context.territory.snapshot(jurisdictionId), at, self: accountId };
  const look = async (tx: Tx): Promise<AccountPlan & Findings> => {
    const findings: Findings = { faults: [], notes: [] };
    const plan = await planAccountSheet(tx, sheet, ground, findings);
    noteUnread(
      read.filter((one) => one !== sheet),
      [accountSheetTitle],
      findings,
    );
    return { ...plan, ...findings };
  };
  const passwordOf = (username: string): string =>
    oneTimePassword(keyedHash(kernel.config.sessionSecret, `people:one-time:${given.id}:${username}`));
  const tell = (plan: Told & Findings, applied: boolean): AccountsImport => {
    if (plan.accounts.length + plan.posts.length + plan.unchanged + plan.faults.length === 0)
      fail('organisations.sheet_nothing', { sheets: read.map(({ name }) => name).join('、') });
    const done = applied && plan.faults.length === 0;
    return {
      applied: done,
      accounts: plan.accounts.length,
      posts: plan.posts.length,
      unchanged: plan.unchanged,
      opened: done
        ? plan.accounts.map(({ name, username, role, roleName }) => ({
            name,
            username,
            role,
            roleName,
            oneTimePassword: passwordOf(username),
          }))
        : [],
      faultCount: plan.faults.length,
      faults: plan.faults
        .toSorted((a, b) => a.row - b.row)
        .slice(0, mostFaults)
        .map(({ data, ...fault }) => ({ ...fault, message: errorSentence(given.language, fault.code, data) })),
      notes: toldNotes(given.language, plan.notes),
    };
  };
  const foreseen = await kernel.db.read(accessOf(viewer), look);
  if (foreseen.accounts.length > mostAccounts) fail('accounts.sheet_accounts', { most: mostAccounts });
  if (given.dryRun || foreseen.faults.length > 0) return tell(foreseen, false);
  const hashes = await hashesOf(new Map(foreseen.accounts.map(({ username }) => [username, passwordOf(username)])));
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) => {
    const bring = async (): Promise<{ ids: readonly string[]; posts: number; unchanged: number }> => {
      const plan = await look(tx);
      if (plan.faults.length > 0) fail('accounts.sheet_changed');
      await applyAccountPlan(tx, { jurisdictionId, actorId: accountId, at }, plan, hashes);
      return { ids: plan.accounts.map(({ id }) => id), posts: plan.posts.length, unchanged: plan.unchanged };
    };
    return once(tx, viewer, given.id, 'people.import_accounts', { print }, bring, async ({ ids, posts, unchanged }) => {
      const accounts = await readOpened(tx, jurisdictionId, ids);
      return tell({ accounts, posts: Array.from({ length: posts }), unchanged, faults: [], notes: foreseen.notes }, true);
    });
  });
};
