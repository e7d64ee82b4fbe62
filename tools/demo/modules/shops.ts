import type { PledgeKind, Verdict } from '#contract/circles/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { addCircles, type PastCircle } from '#modules/circles/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const circles = ['四方街商圈', '七一街商圈', '玉河广场商圈'];
const trades = [
  ['餐饮', ['腊排骨火锅', '米线店', '鸡豆凉粉', '小吃店', '饭馆']],
  ['零售', ['便利店', '百货店', '水果店', '文具店']],
  ['特产', ['鲜花饼店', '茶庄', '银器店', '东巴纸坊']],
  ['服务', ['理发店', '洗衣店', '照相馆', '眼镜店']],
  ['住宿', ['客栈', '民宿']],
] as const;
const owners = '和木杨李张王赵陈刘周吴郑孙马';
const places = ['福', '祥', '顺', '兴', '和', '瑞', '丰', '泰'];
const pledges: readonly (readonly [kind: PledgeKind, words: string])[] = [
  ['trusted', '不售假冒伪劣，出现争议先行赔付'],
  ['returns', '七日内凭小票无理由退换'],
  ['prices', '一货一签，明码实价'],
  ['measure', '缺一罚十，设公平秤'],
  ['food', '后厨公开，原料索证索票'],
  ['prepaid', '单张卡不超过一千元，七日内可全额退'],
];
const criteria = ['证照齐全并公示', '承诺上墙、公示牌可扫码', '投诉当日回应', '一年内无有责投诉'];
/** How the re-checks of the ten model shops went; the others are not due yet. */
const checks: readonly (readonly [verdict: Verdict, words: string, objection: string | null])[] = [
  ['keep', '现场查看，承诺兑现良好', null],
  ['raise', '全年零投诉，退换货台账完整', null],
  ['mend', '两处商品无价签，一个月内补齐', '检查当日正在上新，已补齐，请复核'],
  ['keep', '抽查十笔退货，均按承诺办理', null],
  ['strike', '整改期满仍存在短斤少两', null],
];
const merchants = 106;
const models = 10;

/** Three circles with 106 merchants, most of whom pledge, and ten model shops: some re-checked, one to mend that objects, one struck off. */
const addDemoCircles: DemoStep = async (tx, { jurisdictionId, areaIds }) => {
  const random = seeded(20261129);
  const now = new Date();
  const day = (back: number): string => shanghaiDay(new Date(now.getTime() - back * dayLong));
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ parentCode }) => parentCode === street?.code);
  const show = communities.find(({ name }) => name === '七一社区居委会') ?? communities[0];
  const chosen = [show, ...communities.filter((one) => one !== show)].slice(0, circles.length);
  const { rows: people } = await execute<{ id: string; username: string }>(
    tx,
    "select a.id, a.username from accounts a where a.username = 'clerk'",
  );
  const { rows: leads } = await execute<{ id: string; areaCode: string }>(
    tx,
    `select o.id, o.area_code as "areaCode" from organisations o where o.jurisdiction_id = :jurisdiction and o.kind = 'community'`,
  );
  const { rows: spots } = await execute<{ lon: number; lat: number; areaCode: string }>(
    tx,
    `select p.lon, p.lat, p.area_code as "areaCode" from places p where p.jurisdiction_id = :jurisdiction order by p.id`,
  );
  const clerk = people[0];
  if (!clerk) throw new Error('the demo lacks its clerk');
  let model = 0;
  const shop = (n: number, code: string): PastCircle['merchants'][number] => {
    const [trade, kinds] = trades[n % trades.length] as (typeof trades)[number];
    const spot = spots.find(({ areaCode }) => areaCode.startsWith(code)) ?? spots[0];
    const joined = between(random, 60, 700);
    const isModel = n % 10 === 3 && model < models;
    const check = isModel ? checks[model++] : undefined;
    return {
      name: `${owners[n % owners.length]}记${places[(n * 3) % places.length]}${kinds[n % kinds.length]}${n >= 56 ? '分店' : ''}`,
      trade,
      address: `${between(random, 1, 180)} 号`,
      phone: `0888-51${String(10_000 + n * 37).slice(-5)}`,
      lon: (spot?.lon ?? 100.23) + between(random, -150, 150) / 100_000,
      lat: (spot?.lat ?? 26.87) + between(random, -150, 150) / 100_000,
      joinedOn: day(joined),
      pledges:
        n % 7 === 6
          ? []
          : pledges
              .filter((_, at) => (n + at) % 3 === 0 || (isModel && at < 2))
              .map(([kind, words]) => ({
                kind,
                words,
                since: day(joined),
                until: day(n % 11 === 5 ? -between(random, 3, 25) : -between(random, 60, 360)),
              })),
      model: isModel
        ? {
            criteria,
            examinedBy: '古城区消费者协会',
            givenOn: day(check ? 380 : between(random, 340, 362)),
            check: check ? { verdict: check[0], words: check[1], on: day(15), objection: check[2] } : null,
          }
        : null,
    };
  };
  const share = Math.ceil(merchants / circles.length);
  await addCircles(
    tx,
    { jurisdictionId, actorId: clerk.id, at: now },
    chosen.flatMap((area, at) => {
      if (!area) return [];
      const number = Math.min(share, merchants - at * share);
      return [
        {
          name: circles[at] ?? '',
          areaId: areaIds.get(area.code) ?? '',
          areaPath: area.path,
          leadId: leads.find(({ areaCode }) => areaCode === area.code)?.id ?? null,
          note: at === 0 ? '每季度开一次商圈共治会，商户轮流主持' : null,
          merchants: Array.from({ length: number }, (_, n) => shop(at * share + n, area.code)),
        },
      ];
    }),
  );
};
export default addDemoCircles;
