import { pathOfCode } from '#contract/territory/levels.ts';
import type { WhistleKind } from '#contract/whistles/kinds.ts';
import { execute } from '#kernel/db.ts';
import { addWhistles, type PastWhistle } from '#modules/whistles/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

interface Matter {
  readonly kind: WhistleKind;
  readonly title: string;
  readonly note: string;
  readonly place: string;
  /** Ends of the names of those called, the one that leads first. */
  readonly called: readonly string[];
  readonly result: string;
}

/** What a street calls departments for. */
const matters: readonly Matter[] = [
  {
    kind: 'joint',
    title: '背街小巷占道经营联合整治',
    note: '早市摊贩占用消防通道，请带执法记录仪到场，现场劝离并登记。',
    place: '长水路农贸市场北门',
    called: ['综合行政执法队', '城市管理综合行政执法局', '市场监督管理局'],
    result: '劝离摊点 14 处，登记 3 户，划定临时摊区',
  },
  {
    kind: 'emergency',
    title: '老旧小区燃气泄漏应急处置',
    note: '居民反映楼道有浓烈燃气味，已疏散一个单元，请立即到场。',
    place: '民主路 46 号院 2 单元',
    called: ['消防救援大队', '住房和城乡建设局', '公安分局'],
    result: '关闭总阀、更换老化软管，复测无泄漏，居民返家',
  },
  {
    kind: 'unsolved',
    title: '小区地下车库长期积水',
    note: '物业、管网责任不清，居民多次反映未解决，请现场会商明确责任。',
    place: '福慧花园地下车库',
    called: ['住房和城乡建设局', '水务局', '综合行政执法队'],
    result: '确认市政雨水管倒灌，水务局三日内疏通，物业加装挡板',
  },
  {
    kind: 'key_work',
    title: '城市更新片区违建摸排',
    note: '请到场共同认定违建，分户列出处置意见。',
    place: '大研街道西安路片区',
    called: ['自然资源局', '城市管理综合行政执法局', '综合行政执法队'],
    result: '认定违建 9 处，限期自拆 6 处，立案 3 处',
  },
  {
    kind: 'joint',
    title: '餐饮油烟扰民联合检查',
    note: '住宅楼下三家餐馆油烟直排，请带检测设备到场。',
    place: '玉泉路 12 号',
    called: ['生态环境分局', '市场监督管理局', '综合行政执法队'],
    result: '两家责令加装净化器，一家停业整改',
  },
  {
    kind: 'unsolved',
    title: '学校周边早晚高峰拥堵',
    note: '请现场商定限时单行和接送区方案。',
    place: '福慧小学门前',
    called: ['公安分局', '教育体育局', '交通运输局'],
    result: '试行错时放学和限时单行，增设接送区 40 米',
  },
];
const excuses = ['人员已派往外县联合检查，改派属地中队', '当日有市级检查，请改约次日'] as const;
const low = ['答应到场却没有来，居民等了一小时', '只到场签到，没有参与处置'] as const;

/** Nine in the morning of a day in Shanghai, and some minutes. */
const morningOf = (moment: number, minutes: number): Date =>
  new Date(Math.floor((moment + 8 * 3_600_000) / 86_400_000) * 86_400_000 + 3_600_000 + minutes * 60_000);

/** Whistles of three months: most answered, some late or not at all; one emergency and two others under way. */
const addDemoWhistles: DemoStep = async (tx) => {
  const random = seeded(20261201);
  const now = Date.now();
  const { rows: organisations } = await execute<{ id: string; name: string; areaPath: string }>(
    tx,
    `select id, name, area_path::text as "areaPath" from organisations where jurisdiction_id = :jurisdiction and kind in ('department', 'street_office')`,
  );
  const { rows: accounts } = await execute<{ id: string; username: string; organisationId: string | null }>(
    tx,
    `select a.id, a.username, p.organisation_id as "organisationId" from posts p join accounts a on a.id = p.account_id
     where p.jurisdiction_id = :jurisdiction`,
  );
  const streets = demoAreas().filter(({ level }) => level === 'street');
  const street = streets.find(({ name }) => name === '大研街道') ?? streets[0];
  const community = demoAreas().find(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const caller = accounts.find(({ username }) => username === 'dispatcher');
  if (!street || !community || !caller) throw new Error('the demo lacks the street whose people everybody tries first');
  const path = pathOfCode(street.code);
  const find = (end: string) =>
    organisations.find(({ name, areaPath }) => name.endsWith(end) && (areaPath === path || !areaPath.startsWith(`${path.slice(0, -3)}`))) ??
    organisations.find(({ name }) => name.endsWith(end));
  const whistleOf = (matter: Matter, back: number, state: 'ended' | 'fresh' | 'under_way'): PastWhistle => {
    const emergency = matter.kind === 'emergency';
    const meetAfter = emergency ? null : state === 'ended' ? between(random, 2, 7) : 24;
    const calls = matter.called.flatMap((end, i) => {
      const organisation = find(end);
      if (!organisation) return [];
      const by = accounts.find(({ organisationId }) => organisationId === organisation.id)?.id ?? caller.id;
      const answers = state === 'ended' ? random() < 0.93 : state === 'under_way' && i !== 1;
      const comes = random() < 0.86 || i === 0;
      const late = random() < 0.18;
      const took = emergency ? 0.1 + random() * 0.3 : late ? 1.2 + random() * 4 : 0.1 + random() * 0.8;
      const there = state === 'ended' && answers && comes;
      return [
        {
          organisation,
          by,
          answered: answers ? ([took, comes, comes ? `派 ${between(random, 2, 4)} 人到场` : (excuses[i % 2] ?? '')] as const) : null,
          arrived: there ? (meetAfter ?? 0.4) + (late ? 0.6 : -0.3 * random()) : state === 'under_way' && emergency && i === 0 ? 0.3 : null,
          feedback: there && random() < 0.9 ? ([(meetAfter ?? 1) + between(random, 2, 40), '已按会商意见处置，情况见附件'] as const) : null,
          rating: state === 'ended' && back > 3 ? (there ? ([late ? 4 : 5, null] as const) : ([2, low[i % 2] ?? ''] as const)) : null,
        },
      ];
    });
    return {
      ...matter,
      caller: { path, name: street.shortName, by: caller.id },
      areaPath: pathOfCode(community.code),
      calledAt: state === 'ended' ? morningOf(now - back * 86_400_000, between(random, 0, 80)) : new Date(now - back * 86_400_000),
      meetAfter,
      calls,
      minutes: state === 'ended' ? `${matter.result}。各单位分工按会商意见执行，街道三日后回头看。` : null,
      task: state === 'fresh' ? null : ['提交现场取证材料', Math.min(1, calls.length - 1), state === 'ended' ? 3 : 2],
      ended: state === 'ended' ? [(meetAfter ?? 1) + 44, matter.result] : null,
    };
  };
  const [joint, emergency, unsolved, keyWork] = matters;
  const past = Array.from({ length: 15 }, (_, n) => whistleOf(matters[n % matters.length] as Matter, 86 - n * 5.6, 'ended'));
  const running = [
    whistleOf(unsolved as Matter, 0.5, 'under_way'),
    whistleOf(emergency as Matter, 0.02, 'under_way'),
    whistleOf({ ...(keyWork as Matter), called: ['综合行政执法队', '自然资源局', '城市管理综合行政执法局'] }, 0.008, 'fresh'),
    whistleOf(joint as Matter, 0.004, 'fresh'),
  ];
  await addWhistles(tx, [...past, ...running]);
};
export default addDemoWhistles;
