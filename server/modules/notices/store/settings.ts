import type { Channel } from '#contract/kernel/notices.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { type Choices, standardChoices } from '../domain/choices.ts';

interface Row {
  account_id: string;
  channels: Record<string, Channel[]>;
  quiet_from: string | null;
  quiet_to: string | null;
  digest_at: string | null;
  language: 'zh-CN' | 'en';
  email: string | null;
  confirmed: boolean;
}

const toChoices = (row: Row): Choices => ({
  channels: row.channels,
  quiet: row.quiet_from !== null && row.quiet_to !== null ? { from: row.quiet_from, to: row.quiet_to } : null,
  digestAt: row.digest_at,
  language: row.language,
  email: row.email,
  emailConfirmed: row.confirmed,
});

/** What accounts chose; whoever chose nothing is absent. */
export const choicesOf = async (tx: Tx, jurisdictionId: string, accountIds: readonly string[]): Promise<Map<string, Choices>> => {
  const { rows } = await execute<Row>(
    tx,
    `select account_id, channels, quiet_from, quiet_to, digest_at, language, email, email_confirmed_at is not null as confirmed
     from notice_settings where jurisdiction_id = $1 and account_id = any($2::uuid[])`,
    [jurisdictionId, accountIds],
  );
  return new Map(rows.map((row) => [row.account_id, toChoices(row)]));
};

export const getChoices = async (tx: Tx, jurisdictionId: string, accountId: string): Promise<Choices> =>
  (await choicesOf(tx, jurisdictionId, [accountId])).get(accountId) ?? standardChoices;

/** Keeps what an account chose; its address stays. */
export const putChoices = async (
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  choices: Omit<Choices, 'email' | 'emailConfirmed'>,
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `insert into notice_settings (jurisdiction_id, account_id, channels, quiet_from, quiet_to, digest_at, language, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (jurisdiction_id, account_id) do update set channels = excluded.channels, quiet_from = excluded.quiet_from,
       quiet_to = excluded.quiet_to, digest_at = excluded.digest_at, language = excluded.language, updated_at = excluded.updated_at`,
    [
      jurisdictionId,
      accountId,
      JSON.stringify(choices.channels),
      choices.quiet?.from ?? null,
      choices.quiet?.to ?? null,
      choices.digestAt,
      choices.language,
      at,
    ],
  );
};

/** Keeps an address with the code that will confirm it; null takes the address away. */
export const putEmail = async (
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  email: { address: string; codeHash: Buffer; until: Date } | null,
  at: Date,
): Promise<void> => {
  const { quiet, language } = standardChoices;
  await execute(
    tx,
    `insert into notice_settings (jurisdiction_id, account_id, quiet_from, quiet_to, language, email, email_code, email_code_until, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (jurisdiction_id, account_id) do update set email = excluded.email, email_confirmed_at = null, email_code = excluded.email_code,
       email_code_until = excluded.email_code_until, email_code_tries = 0, updated_at = excluded.updated_at`,
    [
      jurisdictionId,
      accountId,
      quiet?.from ?? null,
      quiet?.to ?? null,
      language,
      email?.address ?? null,
      email?.codeHash ?? null,
      email?.until ?? null,
      at,
    ],
  );
};

/** Counts a try at the code, in the same statement that reads it: parallel guesses are counted each. Null when there is none to try. */
export const tryEmailCode = async (tx: Tx, jurisdictionId: string, accountId: string, at: Date, most: number): Promise<Buffer | null> => {
  const { rows } = await execute<{ code: Buffer }>(
    tx,
    `update notice_settings set email_code_tries = email_code_tries + 1
     where jurisdiction_id = $1 and account_id = $2 and email_code is not null and email_code_until > $3 and email_code_tries < $4
     returning email_code as code`,
    [jurisdictionId, accountId, at, most],
  );
  return rows[0]?.code ?? null;
};

export const confirmEmail = async (tx: Tx, jurisdictionId: string, accountId: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update notice_settings set email_confirmed_at = $3, email_code = null, email_code_until = null
     where jurisdiction_id = $1 and account_id = $2`,
    [jurisdictionId, accountId, at],
  );
};
