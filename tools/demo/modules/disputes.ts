import type { DisputeKind } from '#contract/disputes/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { addDisputes, type PastDispute } from '#modules/disputes/index.ts';
import { between, seeded } from '../geometry/random.ts';
import { openPersonNames } from '../people/names.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const matters: readonly (readonly [DisputeKind, title: string, facts: string, terms: string, amount: number | null])[] = [
  [
    'neighbours',
    '卫生间渗漏致楼下吊顶受损',
    '楼上卫生间防水老化，楼下吊顶和墙面受损，双方对维修费用分担有争议。',
    '楼上一方七日内重做防水并赔偿维修费；楼下一方配合入户施工。',
    3600,
  ],
  [
    'neighbours',
    '夜间练琴噪声',
    '一方晚间练琴，另一方家有高考学生，多次沟通未果。',
    '每日二十一时后不练琴，周末练琴不超过两小时并加装隔音垫。',
    null,
  ],
  [
    'property',
    '物业服务费拖欠',
    '业主以楼道保洁不到位为由拒交两年物业费，物业公司催收。',
    '物业公司整改保洁并减免两个月费用，业主十五日内交清余款。',
    2180,
  ],
  [
    'consumer',
    '餐饮储值卡退款',
    '餐馆停业转让，储值余额未退，新店主不予认可。',
    '原店主十日内退还全部余额，新店主协助通知其他持卡人。',
    1260,
  ],
  [
    'housing',
    '宅基地滴水檐占用',
    '翻建房屋时屋檐滴水落入邻家院内，双方对界址理解不一。',
    '加装天沟将雨水引至巷道，双方按现状界址立桩确认。',
    null,
  ],
  ['labour', '装修工人劳务费', '装修队完工后雇主以质量问题扣发劳务费。', '雇主三日内支付劳务费，装修队免费返修卫生间墙砖。', 8400],
  ['family', '老人赡养费分担', '子女三人对老人医药费和陪护分担意见不一。', '三人按月各付赡养费，轮流陪护，医药费凭票据均摊。', 900],
  ['damages', '犬只伤人赔偿', '未牵绳犬只在院内咬伤邻居，双方对误工费有争议。', '犬主赔付医疗费、误工费，今后牵绳出行并办理犬证。', 1850],
  ['neighbours', '楼道堆放杂物', '一户长期在公共楼道堆放纸箱，邻居多次劝阻无效。', '三日内清空楼道，今后不在公共部位堆放。', null],
];
/** Drawn by hand, once. */
const signature = [
  [
    [180, 120],
    [260, 90],
    [330, 150],
    [280, 220],
    [210, 200],
  ],
  [
    [400, 100],
    [400, 240],
  ],
  [
    [470, 130],
    [560, 120],
    [520, 230],
    [620, 210],
    [700, 150],
  ],
].map((stroke) => stroke.map(([x = 0, y = 0]) => [x, y] as const));

/** Disputes of five months in the show community: most settled, one failed, one withdrawn, some being mediated, agreements to be visited. */
const addDemoDisputes: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const random = seeded(20261203);
  const nameOf = openPersonNames(random);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const community = areas.find(({ name, parentCode }) => name === '七一社区居委会' && parentCode === street?.code);
  const grids = areas.filter(({ level, parentCode }) => level === 'grid' && parentCode === community?.code);
  const { rows: accounts } = await execute<{ id: string; username: string; name: string }>(
    tx,
    "select id, username, name from accounts where username in ('gridworker', 'clerk')",
  );
  const { rows: organisations } = await execute<{ id: string; name: string }>(
    tx,
    "select id, name from organisations where jurisdiction_id = :jurisdiction and name = '七一社区居委会' and area_code = $1",
    [community?.code],
  );
  const [clerk, worker] = ['clerk', 'gridworker'].map((username) => accounts.find((one) => one.username === username));
  const [committee] = organisations;
  if (!community || !clerk || !worker || !committee || grids.length === 0)
    throw new Error('the demo lacks the community whose people everybody tries first');
  const mediators = [
    { mediatorId: clerk.id, mediator: clerk.name },
    { mediatorId: worker.id, mediator: worker.name },
    { mediatorId: null, mediator: '和国梁' },
  ];
  const now = Date.now();
  let phones = 0;
  const disputes = Array.from({ length: 18 }, (_, n): PastDispute => {
    const [kind, title, facts, terms, amount] = matters[n % matters.length] as (typeof matters)[number];
    const grid = grids[n % grids.length] as (typeof grids)[number];
    const back = 150 - n * 8.4;
    const took = between(random, 5, 22);
    const open = back <= took + 1;
    const state = open ? null : n === 5 ? 'failed' : n === 9 ? 'withdrawn' : 'agreed';
    const oral = n % 4 === 1;
    const visitAfter = took + 20;
    // half past ten in the morning
    const at = new Date(Date.parse(`${shanghaiDay(new Date(now - back * dayLong))}T02:30:00Z`));
    return {
      id: idOf(at),
      kind,
      title,
      facts,
      areaPath: pathOfCode(n % 3 === 2 ? community.code : grid.code),
      organisationId: committee.id,
      organisationName: committee.name,
      ...(mediators[n % 3] as (typeof mediators)[number]),
      source: n % 5 === 3 ? 'police' : n % 3 === 0 ? 'taken_up' : 'asked',
      at,
      by: clerk.id,
      parties: [
        { side: 'first', name: nameOf(), phone: `178${String(30_000_000 + ++phones)}` },
        ...(kind === 'family' ? [{ side: 'first' as const, name: nameOf(), phone: null }] : []),
        { side: 'second', name: nameOf(), phone: `178${String(30_000_000 + ++phones)}` },
      ],
      sessions: [
        ...(back > 3
          ? [
              {
                state: 'held' as const,
                after: 2,
                came: true,
                words: '分别听取双方陈述，查看现场，核对票据，分歧在费用分担。',
                result: 'goes_on' as const,
                others: '楼长',
              },
            ]
          : []),
        ...(open ? [{ state: 'arranged' as const, after: Math.ceil(back) + 2, came: false, words: null, result: null, others: null }] : []),
        ...(state === 'agreed'
          ? [
              {
                state: 'held' as const,
                after: took,
                came: true,
                words: `经劝导释法，双方达成一致：${terms}`,
                result: 'agreed' as const,
                others: null,
              },
            ]
          : []),
        ...(state === 'failed'
          ? [
              {
                state: 'held' as const,
                after: took,
                came: true,
                words: '双方分歧较大，已告知可向法院起诉。',
                result: 'failed' as const,
                others: '社区民警',
              },
            ]
          : []),
      ],
      outcome:
        state === null
          ? null
          : {
              state,
              after: took,
              form: state === 'agreed' ? (oral ? 'oral' : 'written') : null,
              words:
                state === 'agreed'
                  ? terms
                  : state === 'failed'
                    ? '双方分歧较大，未达成协议，已告知诉讼途径。'
                    : '当事人自行和解，撤回申请。',
              amount: state === 'agreed' ? amount : null,
              performIn: 15,
              confirmed: state === 'agreed' && n % 6 === 0,
              signature,
            },
      visits:
        state === 'agreed' && back > visitAfter && n % 7 !== 6
          ? [
              {
                after: visitAfter,
                fulfilled: true,
                satisfied: n % 8 !== 4,
                lawsuit: false,
                escalating: false,
                words: '上门回访，协议已经履行，双方关系缓和。',
              },
            ]
          : [],
    };
  });
  await addDisputes(tx, jurisdictionId, ring, disputes);
};
export default addDemoDisputes;
