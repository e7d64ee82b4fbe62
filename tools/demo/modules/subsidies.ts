import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Card, Indicator } from '#contract/scorecards/card.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { templates } from '#contract/subsidies/templates.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { execute } from '#kernel/db.ts';
import { bringCard } from '#modules/scorecards/index.ts';
import { type BroughtEstate, bringSubsidy } from '#modules/subsidies/index.ts';
import type { DemoStep } from '../step.ts';

const plain = {
  outside: false,
  least: 0,
  small: 'apart',
  pull: 0,
  exempt: 'spread',
  none: 'spread',
  zones: {},
  better: 'more',
  unit: 'points',
} as const;
const given = (code: string, zh: string, en: string, full: number, help: string): Indicator => ({
  ...plain,
  code,
  name: { zh, en },
  source: { kind: 'given', help },
  full,
  scoring: { kind: 'given' },
});
/** Caolu’s half-year: fees 40 by steps, monthly checks 40, safety 20. */
const halfYear: Card = {
  title: { zh: '小区物业服务半年考核', en: 'Estates: property service, half-yearly' },
  subjects: 'estate',
  period: 'half',
  full: 100,
  digits: 2,
  indicators: [
    {
      ...plain,
      code: 'fees',
      name: { zh: '物业费收缴', en: 'Fees collected' },
      unit: 'percent',
      source: { kind: 'measure', measure: 'property.fees' },
      full: 40,
      scoring: { kind: 'steps', steps: [65, 60, 50, 40, 30].map((from, i) => ({ from, points: 40 - i * 5 })), otherwise: 0 },
    },
    given('checks', '月度检查', 'Monthly checks', 40, '六个月检查得分的平均，折算 40 分'),
    given('safety', '安全管理', 'Safety', 20, '消防、电梯、高空坠物隐患'),
  ],
  zones: [],
  bands: [],
  vetoes: [],
  red: null,
  yellow: null,
  ranked: 60,
  appealDays: 5,
  answerDays: 10,
  source: '参照浦东新区曹路镇住宅小区物业服务达标奖补考核',
};

/** A scheme after Caolu’s, and the last half-year reckoned by it: it waits to be checked by somebody else. */
const addSubsidies: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('supervisor', 'dispatcher')",
  );
  const who = (username: string): string => {
    const found = accounts.find((one) => one.username === username);
    if (!found) throw new Error(`the demo has no ${username}`);
    return found.id;
  };
  const { rows: estates } = await execute<{
    id: string;
    title: string;
    path: string;
    companyId: string;
    company: string;
    area: string | null;
    households: string | null;
  }>(
    tx,
    `select e.id, e.title, e.area_path::text as path, o.id as "companyId", o.name as company, e.data ->> 'floor_area' as area,
       e.data ->> 'households' as households
     from register_rows e
     join registers er on er.jurisdiction_id = e.jurisdiction_id and er.no = e.register and er.code = 'estates'
     join register_rows c on c.jurisdiction_id = e.jurisdiction_id and c.state = 'confirmed' and c.data ->> 'estate' = e.id::text
     join registers cr on cr.jurisdiction_id = c.jurisdiction_id and cr.no = c.register and cr.code = 'property_contracts'
     join organisations o on o.jurisdiction_id = c.jurisdiction_id and o.id::text = c.data ->> 'company'
     where e.jurisdiction_id = :jurisdiction and er.jurisdiction_id = :jurisdiction and c.jurisdiction_id = :jurisdiction and cr.jurisdiction_id = :jurisdiction
       and o.jurisdiction_id = :jurisdiction and e.state = 'confirmed' order by o.name, e.title, e.id`,
  );
  if (estates.length === 0) return;
  const at = new Date();
  const [thisHalf] = periodOf('half', shanghaiDay(at));
  const [first, last] = periodOf('half', daysAfter(thisHalf, -1));
  const cardRunId = v7();
  const by = (username: string) => ({ jurisdictionId, actorId: who(username), at });
  await bringCard(tx, by('supervisor'), 'estates_half', halfYear, { id: cardRunId, first, last });
  const line = (value: number, points: number, full: number) => ({ figure: { state: 'known', value }, points, full });
  const scored = estates.map((estate, n) => {
    const points = { fees: 40 - (n % 5) * 5, checks: 38 - ((n * 3) % 13), safety: 19 - ((n * 2) % 7) };
    // a rate within the step that gives these points
    const feeRate = ([67.5, 62, 54.5, 43, 36][n % 5] ?? 0) + (n % 4) / 2;
    return { estate, points, feeRate, total: points.fees + points.checks + points.safety };
  });
  await execute(
    tx,
    `insert into scorecard_editions (jurisdiction_id, run_id, edition, made_at, made_by, reason) values (:jurisdiction, $1, 1, $2, $3, '')`,
    [cardRunId, at, who('supervisor')],
  );
  for (const { estate, points, feeRate, total } of scored)
    await execute(
      tx,
      `insert into scorecard_scores (jurisdiction_id, run_id, edition, subject, name, area_path, organisation_id, zone, facts, lines, total, rank)
       values (:jurisdiction, $1, 1, $2, $3, $4::ltree, $5, '', $6, $7, $8, $9)`,
      [
        cardRunId,
        estate.id,
        estate.title,
        estate.path,
        estate.companyId,
        JSON.stringify({
          fees: { n: feeRate, of: null },
          checks: { n: points.checks, of: null },
          safety: { n: points.safety, of: null },
        }),
        JSON.stringify({
          fees: line(feeRate, points.fees, 40),
          checks: line(points.checks, points.checks, 40),
          safety: line(points.safety, points.safety, 20),
        }),
        total,
        1 + scored.filter((other) => other.total > total).length,
      ],
    );
  await execute(
    tx,
    `update scorecard_runs set state = 'final', edition = 1, appeal_until = $2, ended_at = $3 where jurisdiction_id = :jurisdiction and id = $1`,
    [cardRunId, daysAfter(last, 20), at],
  );
  const brought = scored.map(
    ({ estate, total }): BroughtEstate => ({
      subject: estate.id,
      name: estate.title,
      organisationId: estate.companyId,
      company: estate.company,
      households: estate.households === null ? null : Number(estate.households),
      area: estate.area === null ? null : Number(estate.area),
      byCompany: true,
      score: total,
    }),
  );
  const scheme = { ...templates.caolu, card: 'estates_half', budget: 30_000_000 };
  await bringSubsidy(tx, by('dispatcher'), 'estates', scheme, 'half', { id: v7(), cardRunId, first, last }, brought);
};
export default addSubsidies;
