import type { CourierKind } from '#contract/couriers/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { bringCouriers, type PastHelp } from '#modules/couriers/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const kinds: readonly CourierKind[] = ['delivery', 'parcels', 'delivery', 'ride', 'home_service', 'livestream', 'freight', 'delivery'];
/** Days since it was asked, and who takes care of it. */
const asked: readonly (readonly [
  kind: PastHelp['kind'],
  name: string,
  words: string,
  days: number,
  taken: boolean,
  answer: string | null,
])[] = [
  ['wages', '小木', '站点换了承包的人，上个月的单子一直没结钱，问谁都说不归他管', 1, false, null],
  [
    'illness',
    '阿杨',
    '送餐路上摔了，左手打着石膏，这个月跑不了单，房租快交不上了',
    4,
    true,
    '已陪您问过工伤，材料清单发您了；临时救助这周五上会',
  ],
  ['family', '李师傅', '两口子都在外面跑，孩子放学到天黑没人看', 2, false, null],
];

/** Couriers of the show community's street who said so themselves, and three who asked its communities quietly for help. */
const addDemoCouriers: DemoStep = async (tx, { ring }) => {
  const now = Date.now();
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const show = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];
  if (!show) throw new Error('the demo lacks the community whose people everybody tries first');
  const { rows: persons } = await execute<{ id: string }>(
    tx,
    `select p.id from persons p left join accounts c on c.id = p.account_id where p.jurisdiction_id = :jurisdiction and p.merged_into is null
     order by c.username = 'resident' desc nulls last, p.phone_digest, p.id limit 90`,
  );
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    `select a.id, a.username from accounts a where a.username in ('resident', 'clerk')
       or (a.username ~ '^r[0-9]' and not exists (select from posts p where p.jurisdiction_id = :jurisdiction and p.account_id = a.id)) order by a.username limit 40`,
  );
  const clerk = accounts.find(({ username }) => username === 'clerk')?.id ?? null;
  // whoever shows the demo is one of them and has asked for nothing
  const residents = accounts.filter(({ username }) => username !== 'resident' && username !== 'clerk');
  await bringCouriers(tx, ring, {
    declared: persons
      .filter((_, n) => n === 0 || n % 9 === 4)
      .map(({ id }, n) => {
        const since = now - (20 + n * 31) * dayLong;
        return {
          personId: id,
          kind: kinds[n % kinds.length] as CourierKind,
          since: shanghaiDay(new Date(since)),
          until: shanghaiDay(new Date(since + 364 * dayLong)),
        };
      }),
    helps: asked.flatMap(([kind, name, words, days, taken, answer], n): PastHelp[] => {
      const accountId = residents[n * 5]?.id;
      const askedAt = new Date(now - days * dayLong);
      if (accountId === undefined) return [];
      return [
        { accountId, kind, areaPath: pathOfCode(show.code), askedAt, helperId: taken ? clerk : null, name, phone: null, words, answer },
      ];
    }),
  });
};
export default addDemoCouriers;
