import { v7 } from 'uuid';
import { shipped } from '#contract/care/shipped.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { idOf } from '#kernel/ids.ts';
import {
  addDiners,
  addMeals,
  addRecords,
  billOf,
  commonTiers,
  type PastDiner,
  type PastRecord,
  tierFor,
  tiersKind,
} from '#modules/care/index.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { between, seeded } from '#tools/demo/geometry/random.ts';
import { openPersonNames } from '#tools/demo/people/names.ts';
import type { DemoStep } from '#tools/demo/step.ts';

const day = 86_400_000;
/** Months of meals behind, as days. */
const past = 90;
const kinds = [
  { classes: ['living_alone', 'aged'], rhythm: 'week', note: '耳背，敲门要久一些' },
  { classes: ['empty_nest'], rhythm: 'quarter', note: '子女在外地，每周通电话' },
  { classes: ['disabled_elder'], rhythm: 'month', note: '坐轮椅，由老伴照料' },
  { classes: ['severe_disability', 'low_income'], rhythm: 'month', note: '就医需要陪同' },
  { classes: ['child_left_behind'], rhythm: 'month', note: '放学后在社区四点半课堂' },
  { classes: ['special_family'], rhythm: 'month', note: '喜欢下棋，愿意参加活动' },
] as const;

/** Care records of one community, each with consent, and three canteens with cards and three months of meals. Nobody in it exists. */
const addWelfare: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const random = seeded(20261128);
  const name = openPersonNames(random);
  const now = Date.now();
  const ago = (days: number): Date => new Date(now - days * day);
  const account = async (username: string): Promise<{ id: string; path: string }> => {
    const { rows } = await execute<{ id: string; path: string }>(
      tx,
      `select a.id, p.area_path::text as path from accounts a join posts p on p.jurisdiction_id = :jurisdiction and p.account_id = a.id
       where a.username = $1`,
      [username],
    );
    return rows[0] ?? { id: '', path: '' };
  };
  const [clerk, supervisor, worker] = [await account('clerk'), await account('supervisor'), await account('gridworker')];
  const content = {
    ...shipped.zhengguo,
    meals: [...shipped.zhengguo.meals, { meal: 'dinner' as const, fen: 1000, from: '17:00', to: '18:30' }],
  };
  const tiersVersion = await publish(tx, { jurisdictionId, actorId: supervisor.id, at: ago(past + 20) }, tiersKind, {
    subject: commonTiers,
    content,
    reason: '首次定价',
  });
  const { rows: canteens } = await execute<{ id: string; path: string }>(
    tx,
    `select p.id, p.area_path::text as path from places p where p.jurisdiction_id = :jurisdiction and p.kind = 'canteen' and p.closed_on is null
     order by p.area_code not like $1, p.area_code limit 3`,
    [`${clerk.path.replaceAll('.', '')}%`],
  );
  const persons: { id: string; name: string; phone: string | null; partyMember: boolean }[] = [];
  const person = (): string => {
    const id = v7();
    persons.push({ id, name: name(), phone: null, partyMember: false });
    return id;
  };
  const records = kinds.flatMap(({ classes, rhythm, note }, k) =>
    [0, 1].map((n): PastRecord => {
      const isChild = classes[0] === 'child_left_behind';
      return {
        id: v7(),
        personId: person(),
        by: clerk.id,
        at: ago(20 + k * 55 + n * 9),
        areaPath: worker.path,
        secret: {
          born: isChild ? `2016-0${n + 3}-12` : `19${38 + k * 2}-0${n + 2}-1${k}`,
          address: `和园小区${k + 1}栋${n + 1}单元${between(random, 1, 6)}0${between(random, 1, 2)}`,
          kin: [{ name: name(), relation: isChild ? '祖母' : '女儿', phone: null }],
          note,
          purpose: '定期探访，及时发现和解决困难',
          witness: null,
          guardian: isChild ? { name: name(), relation: '祖母' } : null,
        },
        classes,
        rhythm,
        visitorIds: [worker.id],
        seenAt: n === 0 ? ago(between(random, 1, 6)) : ago(between(random, 8, 40)),
        health:
          k === 2
            ? [{ kind: 'bed', provider: '社区卫生服务中心', on: shanghaiDay(ago(30)), until: shanghaiDay(ago(-30)), next: null }]
            : k === 0
              ? [{ kind: 'follow_up', provider: '社区卫生服务中心', on: shanghaiDay(ago(85)), until: null, next: shanghaiDay(ago(-5)) }]
              : [],
      };
    }),
  );
  const diners = canteens.flatMap(({ path }, c) =>
    Array.from({ length: 24 }, (_, n): PastDiner & { canteen: number } => ({
      id: v7(),
      personId: person(),
      by: clerk.id,
      at: ago(past + 10),
      cardNo: `${c + 1}${String(n + 1).padStart(4, '0')}`,
      areaPath: path,
      byPath: path,
      born: `${1932 + between(random, 0, 33)}-${String(between(random, 1, 12)).padStart(2, '0')}-${String(between(random, 1, 28)).padStart(2, '0')}`,
      tail: String(between(random, 1000, 9999)),
      classes: n % 8 === 0 ? ['low_income'] : [],
      canteen: c,
    })),
  );
  await insertPersons(tx, jurisdictionId, ring, persons);
  await addRecords(tx, jurisdictionId, ring, records);
  await addDiners(tx, jurisdictionId, ring, diners);
  const meals = Array.from({ length: past }, (_, n) => n + 1).flatMap((back) =>
    diners.flatMap((d) =>
      content.meals.flatMap((of) => {
        if (random() > (of.meal === 'lunch' ? 0.45 : 0.15)) return [];
        const on = shanghaiDay(ago(back));
        const tier = tierFor(content, { born: d.born, local: true, classes: d.classes }, on);
        return [
          {
            id: idOf(Date.parse(`${on}T04:00:00Z`)),
            canteenId: canteens[d.canteen]?.id ?? '',
            day: on,
            meal: of.meal,
            dinerId: d.id,
            tiersOf: commonTiers,
            tiersVersion,
            tier: tier?.code ?? null,
            bill: billOf(content, tier, of, 'town', true),
            servedAt: new Date(`${on}T${of.from}:30+08:00`),
            servedBy: clerk.id,
          },
        ];
      }),
    ),
  );
  await addMeals(tx, meals);
};
export default addWelfare;
