import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { deciderOf, endExtension, insertExtension } from '#modules/extensions/index.ts';
import type { Random } from '#tools/simulator/random.ts';

const hour = 3_600_000;
const reasons = [
  '所需配件需从外地调运，预计三日后到货。',
  '涉及电力、燃气两家单位，现场会商约在后天。',
  '连日降雨，路面施工需待天气转好。',
  '当事人外出，约定下周返回后当面处理。',
] as const;
const refusals = ['前期未实质推进，请按原期限办结。', '可先采取临时措施，不影响按期答复。'] as const;

/** Requests for more time in the demo's past: some of what is handled now waits for its decision, some was refused or has lapsed. */
export const addPastExtensions = async (tx: Tx, random: Random, now: Date): Promise<void> => {
  const { rows: deciders } = await execute<{ id: string }>(
    tx,
    `select a.id from posts p join accounts a on a.id = p.account_id where p.jurisdiction_id = :jurisdiction and a.username = 'dispatcher'`,
  );
  const { rows } = await execute<{
    id: string;
    state: string;
    organisationId: string;
    accountId: string;
    areaCode: string;
    dueAt: Date | null;
    stateSince: Date;
    round: number;
  }>(
    tx,
    `select id, state, responsible_org_id as "organisationId", handler_account_id as "accountId", area_code as "areaCode", due_at as "dueAt",
       state_since as "stateSince", reopen_count as round
     from cases where jurisdiction_id = :jurisdiction and state in ('handling', 'answered', 'checked') and handler_account_id is not null
       and responsible_org_id is not null order by id desc limit 60`,
  );
  for (const [n, one] of rows.entries()) {
    const open = one.state === 'handling' && one.dueAt !== null && one.dueAt > now;
    if (!open && n % 5 !== 0) continue;
    const askedAt = new Date(
      (open ? Math.max(one.stateSince.getTime(), now.getTime() - 20 * hour) : one.stateSince.getTime() - 30 * hour) + hour,
    );
    const at = askedAt < now ? askedAt : now;
    const id = idOf(at);
    const reason = reasons[n % reasons.length] as string;
    await insertExtension(tx, {
      id,
      caseId: one.id,
      round: one.round,
      organisationId: one.organisationId,
      days: 2 + Math.floor(random.next() * 4),
      reason,
      askedBy: one.accountId,
      askedAt: at,
      dueAt: one.dueAt ?? one.stateSince,
      areaCode: one.areaCode,
      waitsFor: deciderOf(one.areaCode, 'street'),
    });
    const decidedBy = deciders[0]?.id;
    if (open && n % 3 !== 0) continue;
    if (open && decidedBy === undefined) continue;
    await endExtension(
      tx,
      id,
      open && decidedBy !== undefined
        ? { state: 'refused', at: now, decidedBy, decision: refusals[n % refusals.length] as string }
        : { state: 'lapsed', at: one.stateSince },
    );
  }
};
