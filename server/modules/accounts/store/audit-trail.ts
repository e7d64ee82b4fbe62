import { execute, type Tx } from '#kernel/db.ts';

export interface AuditRow {
  id: string;
  at: Date;
  actor: string | null;
  action: string;
  subject: string;
  reason: string | null;
  data: Record<string, unknown>;
}

/** One page of the audit trail, newest first. */
export const pageOfAudit = async (
  tx: Tx,
  filter: { before: string | null; limit: number; q: string | null; action: string | null; from: Date | null; to: Date | null },
): Promise<AuditRow[]> => {
  const pattern = filter.q === null ? null : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await execute<AuditRow>(
    tx,
    `select l.id, l.at, a.name as actor, l.action, l.subject, l.reason, l.data
     from audit_log l left join accounts a on a.id = l.actor_id
     where l.jurisdiction_id = :jurisdiction and ($1::uuid is null or l.id < $1) and ($4::text is null or l.action = $4 or starts_with(l.action, $4 || '.'))
       and ($5::timestamptz is null or l.at >= $5) and ($6::timestamptz is null or l.at < $6)
       and ($3::text is null or l.subject ilike $3 or l.reason ilike $3 or a.name ilike $3)
     order by l.id desc limit $2`,
    [filter.before, filter.limit, pattern, filter.action, filter.from, filter.to],
  );
  return rows;
};

/** Lines by an account and about it, newest first. */
export const auditAbout = async (
  tx: Tx,
  accountId: string,
  limit: number,
): Promise<Pick<AuditRow, 'id' | 'at' | 'action' | 'reason'>[]> => {
  const { rows } = await execute<Pick<AuditRow, 'id' | 'at' | 'action' | 'reason'>>(
    tx,
    `select id, at, action, reason from (
       (select l.id, l.at, l.action, l.reason from audit_log l where l.jurisdiction_id = :jurisdiction and l.actor_id = $1 order by l.id desc limit $2)
       union
       (select l.id, l.at, l.action, l.reason from audit_log l where l.jurisdiction_id = :jurisdiction and l.subject = $1::text
          and starts_with(l.action, 'people.') order by l.id desc limit $2)
     ) lines order by id desc limit $2`,
    [accountId, limit],
  );
  return rows;
};
