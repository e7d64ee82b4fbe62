import { v7 } from 'uuid';
import type { AskedRole, BasisKind, DemandKind } from '#contract/demands/kinds.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { addDemands, type PastDemand } from '#modules/demands/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;

interface Wanted {
  readonly kind: DemandKind;
  readonly title: string;
  /** null: asked in a chat group, and noted by the community. */
  readonly basis: readonly [BasisKind, string] | null;
  readonly items: number;
  /** Days to answer, and minutes it usually takes. */
  readonly days: number;
  readonly minutes: number;
  readonly role?: AskedRole;
}

/** What streets and the district ask of their communities in a quarter. */
const ofDistrict: readonly Wanted[] = [
  {
    kind: 'form',
    title: '常住人口和出租房屋情况季度报表',
    basis: ['admission', '社区工作准入事项第 12 项'],
    items: 18,
    days: 10,
    minutes: 150,
  },
  { kind: 'report', title: '上半年民生实事办理情况说明', basis: ['document', '古政办发〔2026〕17号'], items: 1, days: 7, minutes: 90 },
  { kind: 'receipt', title: '防灭火工作提示签收', basis: ['emergency', '区应急指挥部第 3 号提示'], items: 1, days: 1, minutes: 5 },
];
const ofStreet: readonly Wanted[] = [
  { kind: 'form', title: '独居老人走访台账', basis: ['admission', '社区工作准入事项第 31 项'], items: 12, days: 7, minutes: 80 },
  { kind: 'form', title: '物业小区消防设施登记表', basis: ['document', '大研街办发〔2026〕22号'], items: 20, days: 5, minutes: 120 },
  { kind: 'report', title: '网格调整意见', basis: ['document', '大研街办发〔2026〕25号'], items: 1, days: 10, minutes: 60 },
  { kind: 'form', title: '微信群里要的中午前报送的排查表', basis: null, items: 9, days: 0, minutes: 45 },
  {
    kind: 'other',
    title: '报送暑期未成年人活动场地开放时间',
    basis: ['law', '《未成年人保护法》第四十四条'],
    items: 4,
    days: 4,
    minutes: 25,
  },
  {
    kind: 'receipt',
    title: '汛期值班安排确认',
    basis: ['emergency', '区防汛抗旱指挥部 IV 级响应'],
    items: 1,
    days: 1,
    minutes: 5,
    role: 'grid_worker',
  },
];
const words = ['上月已报过同样内容，平台里也有', '期限只有一天，无法入户核实', '表格与区里的重复'] as const;

/** Ninety days of demands in the district: most answered, some late, some complained of, a few refused. */
const addDemoDemands: DemoStep = async (tx) => {
  const random = seeded(20260412);
  const now = Date.now();
  const areas = demoAreas();
  const [county] = areas;
  const below = Map.groupBy(areas, ({ parentCode }) => parentCode);
  const streets = areas.filter(({ level }) => level === 'street');
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    `select a.id, a.username from posts p join accounts a on a.id = p.account_id where p.jurisdiction_id = :jurisdiction`,
  );
  const accountOf = (username: string): string | null => accounts.find((one) => one.username === username)?.id ?? null;
  const demands: PastDemand[] = [];
  const add = (
    asker: (typeof areas)[number],
    level: 'county' | 'street',
    what: Wanted,
    back: number,
    to: (typeof areas)[number],
    name: string,
  ): void => {
    const askedAt = new Date(now - back * dayLong - between(random, 0, 8) * 3_600_000);
    const answered = back > what.days ? random() < 0.94 : random() < 0.45;
    const late = random() < 0.15;
    const took = (late ? what.days + 1 + random() * 3 : 0.3 + random() * what.days * 0.8) * dayLong;
    const answeredAt = answered && askedAt.getTime() + took < now ? new Date(askedAt.getTime() + took) : null;
    const complains = random() < 0.05 ? (words[between(random, 0, words.length - 1)] as string) : null;
    demands.push({
      kind: what.kind,
      title: what.title,
      items: what.items,
      asker: {
        path: pathOfCode(asker.code),
        level,
        name: asker.shortName,
        by: accountOf(level === 'county' ? 'supervisor' : 'dispatcher'),
      },
      addressee: {
        path: pathOfCode(to.code),
        level: what.role ? 'grid' : (to.level as 'street' | 'community'),
        name,
        role: what.role ?? null,
      },
      basis: what.basis && { kind: what.basis[0], text: what.basis[1] },
      askedAt,
      days: what.days,
      answeredAt,
      minutes: answeredAt && random() < 0.85 ? Math.max(3, Math.round(what.minutes * (0.6 + random() * 0.9))) : null,
      complaint:
        complains === null
          ? null
          : {
              words: complains,
              judge: pathOfCode((level === 'county' ? asker : (county ?? asker)).code),
              upheld: random() < 0.6 ? true : null,
            },
    });
  };
  for (const street of streets) {
    const communities = below.get(street.code) ?? [];
    for (const [n, what] of ofDistrict.entries())
      for (const month of [0, 1, 2])
        if (county && (n + month) % 2 === 0)
          for (const community of communities)
            add(county, 'county', what, 4 + month * 30 + n * 6, community, `${street.shortName} · ${community.shortName}`);
    for (const [n, what] of ofStreet.entries())
      for (const month of [0, 1, 2]) {
        if (random() < 0.35) continue;
        for (const community of communities) {
          const back = 1 + month * 31 + n * 4;
          if (what.role)
            for (const grid of (below.get(community.code) ?? []).slice(0, 2))
              add(street, 'street', what, back, grid, `${street.shortName} · ${community.shortName} · ${grid.shortName}`);
          else add(street, 'street', what, back, community, `${street.shortName} · ${community.shortName}`);
        }
      }
  }
  const [first] = streets;
  const refusals =
    first && county
      ? (
          [
            ['demands.without_basis', null, 3],
            ['demands.repeated', 'repeat', 9],
            ['demands.forbidden', 'likes', 20],
            ['demands.exception_needed', 'check_in', 41],
            ['demands.without_basis', null, 52],
          ] as const
        ).map(([code, prohibition, back]) => ({
          id: v7(),
          code,
          prohibition,
          kind: 'form' as const,
          asker: { path: pathOfCode(first.code), level: 'street' as const, name: first.shortName },
          areaPath: pathOfCode((below.get(first.code)?.[0] ?? first).code),
          at: new Date(now - back * dayLong),
        }))
      : [];
  await addDemands(tx, demands, refusals);
};
export default addDemoDemands;
