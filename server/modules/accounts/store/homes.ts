import { audit } from '#kernel/audit.ts';
import { enterJurisdiction, execute, type Tx } from '#kernel/db.ts';

/** What an account did, or was done with it. */
interface Line {
  readonly actorId: string | null;
  readonly action: string;
  readonly data?: Record<string, unknown>;
  readonly at: Date;
}

/**
 * Audits what concerns an account as such – sign-ins, passwords, second factors, sessions – where it holds posts at the time: whoever answers
 * for the account reads it there, whatever jurisdiction the request named. In that one where the account holds no post anywhere.
 * @param requested the transaction's jurisdiction
 */
export const auditAccount = async (tx: Tx, requested: string, accountId: string, line: Line): Promise<void> => {
  const { rows } = await execute<{ id: string }>(tx, 'select unnest(homes) as id from accounts where id = $1', [accountId]);
  let told = false;
  for (const { id } of rows) {
    await enterJurisdiction(tx, id);
    const held = await execute(
      tx,
      'select from posts where jurisdiction_id = $1 and account_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) limit 1',
      [id, accountId, line.at],
    );
    if (held.rows.length === 0) continue;
    await audit(tx, { ...line, jurisdictionId: id, subject: accountId });
    told = true;
  }
  await enterJurisdiction(tx, requested);
  if (!told) await audit(tx, { ...line, jurisdictionId: requested, subject: accountId });
};
