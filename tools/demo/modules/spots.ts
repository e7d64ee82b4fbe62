import { v7 } from 'uuid';
import { defaultSheet, itemOf } from '#contract/inspections/sheet.ts';
import { inspectionLines } from '#contract/inspections/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { estatesCard } from '#contract/property/card.ts';
import { estatesCardCode } from '#contract/property/card-code.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { bringChecks, type PastFinding, type PastRound } from '#modules/inspections/index.ts';
import { bringCard } from '#modules/scorecards/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;
const spots = [
  '1 栋 1 单元',
  '2 栋 2 单元',
  '3 栋东侧',
  '南门岗亭',
  '中心花园',
  '地下车库入口',
  '5 栋 1 层大厅',
  '垃圾分类点',
  '北门通道',
  '6 栋楼顶',
];
const items = defaultSheet.groups.flatMap(({ items: own }) => own.map(({ key }) => key));

/** Daily checks of the estates with a company and the card of this month, from the first of the month before last on: most spots were mended in time, some contested, some wait. */
const addDemoChecks: DemoStep = async (tx, { jurisdictionId }) => {
  const random = seeded(20261130);
  const now = Date.now();
  const { rows: estates } = await execute<{ id: string; title: string; areaCode: string; companyId: string; company: string }>(
    tx,
    `select e.id, e.title, e.area_code as "areaCode", o.id as "companyId", o.name as company
     from register_rows e
     join registers er on er.jurisdiction_id = e.jurisdiction_id and er.no = e.register and er.code = 'estates'
     join register_rows c on c.jurisdiction_id = e.jurisdiction_id and c.state = 'confirmed' and c.data ->> 'estate' = e.id::text
     join registers cr on cr.jurisdiction_id = c.jurisdiction_id and cr.no = c.register and cr.code = 'property_contracts'
     join organisations o on o.jurisdiction_id = c.jurisdiction_id and o.id::text = c.data ->> 'company'
     where e.jurisdiction_id = :jurisdiction and er.jurisdiction_id = :jurisdiction and c.jurisdiction_id = :jurisdiction and cr.jurisdiction_id = :jurisdiction
       and o.jurisdiction_id = :jurisdiction and e.state = 'confirmed' order by e.area_code, e.id`,
  );
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('gridworker', 'clerk', 'handler', 'supervisor')",
  );
  const by = (username: string): string => accounts.find((one) => one.username === username)?.id ?? '';
  if (estates.length === 0) throw new Error('the demo has no estates with a company');
  const today = shanghaiDay(new Date(now));
  const begin = Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 3, 1);
  const back = Math.floor((Date.parse(today) - begin) / dayLong);
  const rounds: PastRound[] = [];
  const findings: PastFinding[] = [];
  for (const [n, estate] of estates.entries()) {
    const poor = n % 7;
    for (let ago = back - (n % 5); ago >= 0; ago -= 6 + (n % 4)) {
      const foundAt = new Date(now - ago * dayLong - between(random, 1, 5) * 3_600_000);
      const day = shanghaiDay(foundAt);
      rounds.push({ estateId: estate.id, day, companyId: estate.companyId, lines: inspectionLines });
      const many = Math.max(0, between(random, -1, 1 + Math.floor(poor / 2)));
      for (let i = 0; i < many; i += 1) {
        const { group, item } = itemOf(defaultSheet, items[between(random, 0, items.length - 1)] ?? 'litter') ?? {};
        const spot = spots[(between(random, 0, 99) + i * 3) % spots.length] ?? '';
        if (!group || !item || findings.some((one) => one.estateId === estate.id && one.day === day && one.item === item.key)) continue;
        const mendBy = shanghaiDay(new Date(Date.parse(`${day}T12:00:00+08:00`) + group.mendDays * dayLong));
        const mended = ago > 1 && between(random, 0, 9) > poor / 2;
        const after = Math.min(ago, between(random, 0, group.mendDays + (poor > 4 ? 2 : 0)));
        const mendedAt = new Date(foundAt.getTime() + after * dayLong + 3_600_000);
        const contested = !mended && between(random, 0, 5) === 0;
        findings.push({
          estateId: estate.id,
          estateName: estate.title,
          areaPath: pathOfCode(estate.areaCode),
          companyId: estate.companyId,
          companyName: estate.company,
          day,
          line: group.line,
          item: item.key,
          text: item.text,
          points: item.points,
          waived: group.waived,
          spot,
          words: '',
          foundBy: by('gridworker'),
          foundAt,
          mendBy,
          state: mended ? 'mended' : contested ? 'contested' : 'open',
          mendedOn: mended ? shanghaiDay(mendedAt) : null,
          confirmed: mended && ago > 6,
          contested,
          acts: [
            ...(mended
              ? [{ what: 'mend' as const, words: '已安排整改，请复核', byName: estate.company, at: mendedAt, by: by('handler') }]
              : contested
                ? [
                    {
                      what: 'contest' as const,
                      words: '该处由施工单位负责，已多次催办',
                      byName: estate.company,
                      at: mendedAt,
                      by: by('handler'),
                    },
                  ]
                : []),
            ...(mended && ago > 6
              ? [
                  {
                    what: 'confirm' as const,
                    words: '现场看过，已改好',
                    byName: '社区',
                    at: new Date(mendedAt.getTime() + 7_200_000),
                    by: by('clerk'),
                  },
                ]
              : []),
          ],
        });
      }
    }
  }
  await bringChecks(tx, rounds, findings);
  // its rules were published a quarter ago
  const at = new Date(now - 100 * dayLong);
  const [first, last] = periodOf('month', today);
  await bringCard(tx, { jurisdictionId, actorId: by('supervisor'), at }, estatesCardCode, estatesCard, { id: v7(), first, last });
};
export default addDemoChecks;
