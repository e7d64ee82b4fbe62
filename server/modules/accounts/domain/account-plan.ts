import { v7 } from 'uuid';
import { isAdministrator, isLocal, type PostStanding } from '#contract/accounts/roles.ts';
import { keyOf } from '#modules/organisations/domain/index.ts';
import type { AccountSheetRow } from './account-sheet.ts';
import { misfits } from './post-rules.ts';

/** An account that bears one of the user names or phones of a sheet. */
export interface KnownAccount {
  readonly id: string;
  readonly username: string | null;
  readonly phone: string | null;
  /** Whether it holds or held a post in this jurisdiction; others are nobody's business here. */
  readonly here: boolean;
  readonly posts: readonly { readonly role: string; readonly areaId: string | null; readonly organisationId: string | null }[];
}

export interface AccountGround {
  /** A present area by its code. */
  area(code: string): { readonly id: string; readonly path: string } | null;
  /** Organisations by {@link keyOf}. */
  readonly organisations: ReadonlyMap<string, { readonly id: string }>;
  /** What posts with a role of the sheet stand over. */
  standing(role: string): PostStanding | null;
  /** Whose sheet it is; null: the platform's own. Nobody grants to himself. */
  readonly self: string | null;
}

export interface PlannedPost {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly areaId: string | null;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  readonly validTo: null;
}
export interface PlannedAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly phone: string;
  readonly role: string;
  readonly roleName: string | null;
}
/** What a sheet of accounts asks for. Accounts are never renamed and posts never ended by a sheet. */
export interface AccountPlan {
  readonly accounts: readonly PlannedAccount[];
  readonly posts: readonly PlannedPost[];
  readonly unchanged: number;
}

const dutyOf = (role: string): string => (isAdministrator(role) ? role : 'cases');

/** Checks the rows of a sheet against what is there, and tells which accounts and posts are new. */
export const planAccounts = (rows: readonly AccountSheetRow[], known: readonly KnownAccount[], ground: AccountGround): AccountPlan => {
  const byName = new Map(known.flatMap((a) => (a.username === null ? [] : [[a.username, a] as const])));
  const byPhone = new Map(known.flatMap((a) => (a.phone === null ? [] : [[a.phone, a] as const])));
  const planned = new Map<string, PlannedAccount & { readonly row: number }>();
  const phones = new Map<string, number>();
  const duties = new Map<string, string>();
  const taken = new Set<string>();
  const posts: PlannedPost[] = [];
  let unchanged = 0;
  const postKey = (accountId: string, role: string, areaId: string | null, organisationId: string | null): string =>
    [accountId, role, areaId, organisationId].join(' ');
  for (const one of known)
    for (const p of one.posts) {
      duties.set(one.id, dutyOf(p.role));
      taken.add(postKey(one.id, p.role, p.areaId, p.organisationId));
    }
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { r, username, phone, role, name } = row;
    const area = row.area === null ? null : ground.area(row.area);
    const organisation = row.organisation === null ? null : (ground.organisations.get(keyOf(row.organisation)) ?? null);
    const before = byName.get(username) ?? null;
    const first = planned.get(username) ?? null;
    const bearer = byPhone.get(phone) ?? null;
    const accountId = before?.id ?? first?.id ?? v7();
    const reach = { areaId: area?.id ?? null, organisationId: organisation?.id ?? null };
    const key = postKey(accountId, role, reach.areaId, reach.organisationId);
    const standing = ground.standing(role) ?? 'jurisdiction';
    const unfit = misfits(standing, { areaId: row.area, organisationId: row.organisation === null ? null : 'some' })[0];
    if (row.area !== null && !area) r.wrong('area', 'organisations.row_area', { value: row.area });
    else if (row.organisation !== null && !organisation) r.wrong('organisation', 'organisations.row_organisation', { ...row.organisation });
    else if (unfit) r.wrong(unfit === 'areaId' ? 'area' : 'organisation', 'accounts.row_reach', { role: row.roleWord, standing });
    else if (before !== null && before.id === ground.self) r.wrong('username', 'accounts.own_post');
    else if (before !== null && (!before.here || before.phone !== phone)) r.wrong('username', 'accounts.username_taken');
    else if (before === null && bearer !== null) r.wrong('mobile', 'accounts.phone_taken');
    else if (first !== null && (first.phone !== phone || first.name !== name))
      r.wrong('username', 'organisations.row_twice', { row: first.row });
    else if (before === null && first === null && phones.has(phone))
      r.wrong('mobile', 'organisations.row_twice', { row: phones.get(phone) });
    else if ((duties.get(accountId) ?? dutyOf(role)) !== dutyOf(role)) r.wrong('role', 'accounts.administrators_apart');
    else if (seen.has(key)) r.wrong('role', 'organisations.row_twice', { row: seen.get(key) });
    else if (taken.has(key)) unchanged++;
    else {
      if (before === null && first === null)
        planned.set(username, { id: accountId, name, username, phone, role, roleName: isLocal(role) ? row.roleWord : null, row: r.row });
      posts.push({ id: v7(), accountId, role, ...reach, areaPath: area?.path ?? null, validTo: null });
    }
    phones.set(phone, phones.get(phone) ?? r.row);
    duties.set(accountId, duties.get(accountId) ?? dutyOf(role));
    seen.set(key, seen.get(key) ?? r.row);
  }
  return { accounts: [...planned.values()].map(({ row: _, ...account }) => account), posts, unchanged };
};
