import { v7 } from 'uuid';
import { exclusionKinds } from '#contract/ratings/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import {
  dayAhead,
  decidersOf,
  draw,
  endExclusion,
  insertDecision,
  insertExclusion,
  pageOpenChecks,
  rememberCallBacks,
  setFound,
  unsatisfiedOnes,
} from '#modules/ratings/index.ts';
import type { Random } from '#tools/simulator/random.ts';

const day = 86_400_000;
const reasons: Readonly<Record<(typeof exclusionKinds)[number], string>> = {
  outside_area: '事发地点在邻区管辖范围，已转交并留存交接记录。',
  other_procedure: '当事人已就同一事项提起诉讼，法院受理通知书附后。',
  against_law: '要求拆除的设施有合法审批手续，诉求与规定不符。',
  secrets: '诉求要求公开他人住址和联系方式，涉及个人隐私。',
  untrue: '两次现场核实并走访周边住户，反映的情况不存在。',
  unreasonable: '要求为单户改变公共道路走向，超出合理范围。',
  heard: '经街道召开听证会，参会代表认为诉求不合理。',
  abuse: '同一号码一周内十余次重复反映，并有辱骂言语，录音附后。',
  out_of_power: '涉及房屋产权纠纷，本单位无权认定，已告知当事人司法途径。',
};

/**
 * What fair figures have of the demo's past: call-backs as the log tells them, exclusions asked for and decided, a draw of spot checks with what
 * was found.
 */
export const addPastRatings = async (tx: Tx, jurisdictionId: string, countyCode: string, random: Random, now: Date): Promise<void> => {
  await rememberCallBacks(tx);
  const { rows } = await execute<{ id: string; username: string }>(
    tx,
    `select a.id, a.username from posts p join accounts a on a.id = p.account_id where p.jurisdiction_id = :jurisdiction and a.username = any($1)`,
    [['supervisor', 'clerk']],
  );
  const accountOf = (username: string): string => rows.find((one) => one.username === username)?.id ?? v7();
  const chosen = (await unsatisfiedOnes(tx, 40)).filter((_, n) => n % 3 === 0);
  for (const [n, one] of chosen.entries()) {
    const kind = exclusionKinds[n % exclusionKinds.length] as (typeof exclusionKinds)[number];
    const askedAt = new Date(Math.min(one.endedAt.getTime() + day * (0.5 + random.next()), now.getTime() - 3_600_000));
    const [level = countyCode] = decidersOf(one.areaCode, ['county']);
    const exclusion = {
      ...one,
      id: idOf(askedAt),
      callBackId: one.id,
      organisationId: one.handlerOrgId,
      kind,
      reason: reasons[kind],
      askedBy: one.accountId,
      askedAt,
      chain: [level],
      waitsFor: level,
      dueOn: dayAhead(askedAt, 5),
      state: 'open' as const,
    };
    if (!(await insertExclusion(tx, exclusion)) || askedAt.getTime() > now.getTime() - 3 * day) continue;
    const granted = random.chance(0.55);
    const decidedAt = new Date(askedAt.getTime() + day * (1 + random.next() * 1.5));
    await insertDecision(tx, {
      exclusionId: exclusion.id,
      levelCode: level,
      granted,
      reason: granted ? '证据充分，同意剔除。' : '未能证明诉求不属实，仍计入三率。',
      decidedBy: accountOf('supervisor'),
      decidedAt,
    });
    await endExclusion(tx, exclusion, granted ? 'granted' : 'refused', decidedAt);
  }
  const from = new Date(now.getTime() - 10 * day);
  const asked = {
    jurisdictionId,
    areaCode: countyCode,
    from,
    to: new Date(now.getTime() - 2 * day),
    percent: 10,
    days: 5,
    by: null,
    at: new Date(now.getTime() - 2 * day),
  };
  await draw(tx, asked);
  for (const [n, check] of (await pageOpenChecks(tx, [countyCode], null, 100)).entries()) {
    if (n % 3 === 2) continue;
    const at = new Date(now.getTime() - random.next() * day);
    await setFound(tx, check.id, { found: 'done', note: '现场已恢复，周边住户认可。', by: accountOf('clerk'), at, reopened: false });
  }
};
