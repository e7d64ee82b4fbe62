import type { ViewerPost } from '#contract/accounts/viewer.ts';
import { type Database, execute, systemAccess, type Tx } from '#kernel/db.ts';

/** An account with its rights in a jurisdiction. */
export interface AccountSeen {
  account_id: string;
  name: string;
  is_anonymous: boolean;
  disabled: boolean;
  demo: boolean;
  staff: boolean;
  must_change_password: boolean;
  second_factor: boolean;
  /** With the permissions that were chosen for it where the role is a local one. */
  posts: (Omit<ViewerPost, 'permissions'> & { chosen: string[] | null })[];
}

/** Everything a request needs to know about who sends it. */
export interface SessionRow extends AccountSeen {
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
}

/** Columns of {@link AccountSeen} at $3 in the jurisdiction $1, of an account `a`. */
export const seen = `a.id as account_id, a.name, a.is_anonymous, a.disabled, a.demo, a.staff, a.temporary_password_at is not null as must_change_password,
        exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as second_factor,
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'roleName', r.name, 'chosen', r.permissions,
            'areaPath', p.area_path::text, 'organisationId', p.organisation_id) order by p.id)
          from posts p left join roles r on r.jurisdiction_id = $1 and r.code = p.local_role where p.jurisdiction_id = $1 and p.account_id = a.id and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3)), '[]') as posts`;

/** The same without a session. */
export const findAccountSeen = async (db: Database, jurisdictionId: string, id: string, at: Date): Promise<AccountSeen | null> => {
  const text = `select ${seen} from accounts a where a.id = $2`;
  return (
    (await db.statement<AccountSeen>(systemAccess(jurisdictionId), { name: 'people-seen', text, values: [jurisdictionId, id, at] }))[0] ??
    null
  );
};

/** Session, account and active posts in one round trip. */
export const findSession = async (db: Database, jurisdictionId: string, token: string, at: Date): Promise<SessionRow | null> => {
  const rows = await db.statement<SessionRow>(systemAccess(jurisdictionId), {
    name: 'people-session',
    text: `select s.expires_at, s.created_at, s.updated_at, ${seen}
      from account_sessions s join accounts a on a.id = s.account_id where s.token = $2`,
    values: [jurisdictionId, token, at],
  });
  return rows[0] ?? null;
};

/** Writes down that the session was used. */
export const touchSession = async (db: Database, jurisdictionId: string, token: string, at: Date): Promise<void> => {
  await db.statement(systemAccess(jurisdictionId), {
    name: 'people-touch',
    text: 'update account_sessions set updated_at = $2 where token = $1 and updated_at < $2',
    values: [token, at],
  });
};

/**
 * Notes a sign-in of an account that is not disabled and, unless `temporarySince` is null, whose password is no temporary one given until
 * then. @returns whether it is one
 */
export const noteSignIn = async (tx: Tx, accountId: string, at: Date, temporarySince: Date | null): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update accounts set last_sign_in_at = $2
     where id = $1 and not disabled and (temporary_password_at > $3) is not false returning id`,
    [accountId, at, temporarySince],
  );
  return rows.length > 0;
};

/** Ends a session. @returns its account, null when it had ended */
export const endSession = async (tx: Tx, token: string): Promise<string | null> => {
  const { rows } = await execute<{ account_id: string }>(tx, 'delete from account_sessions where token = $1 returning account_id', [token]);
  return rows[0]?.account_id ?? null;
};

/** Notes where a session was opened, as words: see domain/device-words.ts. */
export const placeSession = async (tx: Tx, token: string, network: string, device: string): Promise<void> => {
  await execute(tx, 'update account_sessions set ip_address = $2, user_agent = $3 where token = $1', [token, network, device]);
};

export interface OwnSessionRow {
  id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
  staff: boolean;
}

/** Sessions of an account, the last used first; not more than a page can show. */
export const readSessions = async (tx: Tx, accountId: string): Promise<OwnSessionRow[]> => {
  const { rows } = await execute<OwnSessionRow>(
    tx,
    `select s.id, s.token, s.ip_address, s.user_agent, s.created_at, s.updated_at, s.expires_at, a.staff
     from account_sessions s join accounts a on a.id = s.account_id where s.account_id = $1 order by s.updated_at desc, s.id limit 200`,
    [accountId],
  );
  return rows;
};

/** Ends one session of an account. @returns the words for its device, null when there is no such session */
export const endSessionById = async (tx: Tx, accountId: string, id: string): Promise<string | null> => {
  const { rows } = await execute<{ device: string }>(
    tx,
    `delete from account_sessions where account_id = $1 and id = $2 returning coalesce(user_agent, '- -') as device`,
    [accountId, id],
  );
  return rows[0]?.device ?? null;
};

/** Ends the sessions of an account but that of one token. @returns how many */
export const endSessionsBut = async (tx: Tx, accountId: string, token: string | null): Promise<number> => {
  const { rows } = await execute(tx, 'delete from account_sessions where account_id = $1 and token is distinct from $2 returning id', [
    accountId,
    token,
  ]);
  return rows.length;
};

export const endSessions = async (tx: Tx, accountId: string): Promise<void> => {
  await execute(tx, 'delete from account_sessions where account_id = $1', [accountId]);
};

/** Removes what can no longer serve: sessions past every limit, spent codes, tickets, keys never confirmed, old attempts. */
export const sweep = async (tx: Tx, at: Date, longestMs: number): Promise<void> => {
  await execute(tx, 'delete from account_sessions where expires_at < $1 or created_at < $2', [at, new Date(at.getTime() - longestMs)]);
  await execute(tx, 'delete from account_codes where expires_at < $1', [at]);
  await execute(tx, 'delete from second_factor_tickets where expires_at < $1', [at]);
  await execute(tx, "delete from second_factors where confirmed_at is null and created_at < $1::timestamptz - interval '1 day'", [at]);
  await execute(tx, "delete from account_devices where last_sign_in_at < $1::timestamptz - interval '400 days'", [at]);
  await execute(
    tx,
    "delete from sign_in_attempts where window_start < $1::timestamptz - interval '2 days' and (blocked_until is null or blocked_until < $1)",
    [at],
  );
};
