import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { bringProposals, type PastProposal } from '#modules/proposals/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;

/** Accounts of the demo whose owners take part in what is talked about, the resident everybody tries first among them. */
export const talkers = async (tx: Tx): Promise<{ clerk: string; dispatcher: string; people: string[] }> => {
  const { rows } = await execute<{ id: string; username: string }>(
    tx,
    `select a.id, a.username from accounts a where not a.is_anonymous and a.username is not null
     order by (a.username in ('resident', 'clerk', 'dispatcher')) desc, (a.username = 'resident') desc, (a.username like 'r%') desc, a.username limit 40`,
  );
  const idOfName = (name: string): string => rows.find(({ username }) => username === name)?.id ?? rows[0]?.id ?? '';
  const staff = ['clerk', 'dispatcher'];
  return {
    clerk: idOfName('clerk'),
    dispatcher: idOfName('dispatcher'),
    people: rows.flatMap((one) => (staff.includes(one.username) ? [] : [one.id])),
  };
};

/** Proposals of a community and its neighbours: one in each state, with what people said. */
const addDemoProposals: DemoStep = async (tx) => {
  const now = Date.now();
  const day = (offset: number): string => shanghaiDay(new Date(now + offset * dayLong));
  const at = (offset: number): Date => new Date(now + offset * dayLong);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const here = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];
  const there = communities.find((one) => one !== here);
  const { clerk, people } = await talkers(tx);
  if (!here || !there || !clerk || people.length === 0) throw new Error('the demo lacks the community whose people everybody tries first');
  const who = (n: number): string => people[n % people.length] ?? clerk;
  const proposed = (offset: number, words: string) => ({ fromOn: day(offset), untilOn: day(offset), ended: { on: day(offset), words } });
  const talked = (from: number, to: number, words: string) => ({
    fromOn: day(from),
    untilOn: day(to),
    ended: { on: day(to + 1), words },
  });
  const met = (offset: number, due: number, present: number, yes: number, words: string) => ({
    fromOn: day(offset),
    untilOn: day(offset),
    ended: {
      on: day(offset),
      words,
      sitting: {
        ...{ heldOn: day(offset), due, present, yes, no: present - yes, abstain: 0 },
        outcome: yes * 2 > present ? ('carried' as const) : ('fallen' as const),
      },
    },
  });
  const proposals: PastProposal[] = [
    {
      areaPath: here.path,
      title: '在三号院东侧建电动自行车充电棚',
      method: 'four_steps',
      state: 'running',
      createdAt: at(-9),
      paragraphs: [
        '在三号院东侧空地建充电棚一座，可停三十辆，配灭火器和监控。',
        '费用约六万元，从小区公共收益中支出，不向居民收取。',
        '充电价格公开，每小时不高于一元；由居民代表每季度查一次账。',
      ],
      steps: [
        proposed(-6, '支委会一致同意，提交居民商议'),
        { fromOn: day(-3), untilOn: day(4), notice: '意见请写在手机上，也可以告诉楼栋长。' },
      ],
      comments: [
        { accountId: who(0), stance: 'support', words: '早该建了，楼道里再也不用担心着火。', on: day(-3) },
        {
          accountId: who(1),
          stance: 'ask',
          words: '晚上会不会有声音？一楼住着老人。',
          on: day(-2),
          answer: '设备在棚里，离住宅十二米；建成后会测一次夜间噪声。',
        },
        { accountId: who(2), stance: 'suggest', words: '给送外卖、送快递的留几个快充位。', on: day(-2) },
        { accountId: who(3), stance: 'oppose', words: '东侧那几棵树不要砍。', on: day(-1), answer: '一棵不砍，棚子绕着树建。' },
      ],
      amendments: [
        {
          accountId: who(4),
          after: '费用约五万元，从小区公共收益中支出，不向居民收取，三家报价公开。',
          reason: '问过两家，五万能做下来',
          on: day(-2),
          answer: { state: 'taken', words: '已请三家报价，最高五万一千元。' },
        },
        {
          accountId: who(0),
          after: '费用不超过五万元，从小区公共收益中支出，不向居民收取，三家报价公开，完工后公布决算。',
          reason: '花了多少要让大家看见',
          on: day(-1),
        },
      ],
      evaluations: [],
    },
    {
      areaPath: here.path,
      title: '七一社区楼道灯改为声控灯',
      method: 'four_steps',
      state: 'running',
      createdAt: at(-60),
      paragraphs: ['把十二栋楼的楼道灯改为声控灯，共一百八十盏。', '费用九千元，由社区服务经费支出。'],
      steps: [
        proposed(-58, '支委会同意提出'),
        talked(-55, -48, '收到意见九条，都赞成'),
        met(-44, 62, 47, 45, '居民会议通过，十一月底前完成'),
        { fromOn: day(-4), untilOn: day(11), notice: '一百八十盏灯已全部换好，花费八千六百四十元，余款退回经费。' },
      ],
      comments: [{ accountId: who(5), stance: 'support', words: '老人晚上下楼方便多了。', on: day(-50) }],
      amendments: [],
      evaluations: people.slice(1, 9).map((accountId, i) => ({
        accountId,
        satisfaction: (['satisfied', 'satisfied', 'fair', 'satisfied'] as const)[i % 4] ?? 'satisfied',
        carriedOut: i === 5 ? ('partly' as const) : ('yes' as const),
        words: i === 5 ? '六号楼三单元还差两盏' : '',
      })),
    },
    {
      areaPath: here.path,
      title: '把晒衣场改成停车场',
      method: 'four_steps',
      state: 'rejected',
      createdAt: at(-120),
      paragraphs: ['把一号院晒衣场改成十二个停车位。', '晒衣架移到二号院。'],
      steps: [proposed(-118, '支委会同意提出'), talked(-115, -108, '赞成和反对的各半'), met(-100, 60, 44, 19, '多数居民要留晒衣场')],
      comments: [{ accountId: who(6), stance: 'oppose', words: '晒衣服的地方没了，老人怎么办？', on: day(-112) }],
      amendments: [],
      evaluations: [],
    },
    {
      areaPath: there.path,
      title: '修整村口水沟和石板路',
      method: 'four_and_two',
      state: 'running',
      createdAt: at(-20),
      paragraphs: ['修整村口水沟二百米、石板路一百五十米。', '资金八万元，村集体收入出五万元，申请奖补三万元。'],
      steps: [
        proposed(-18, '支部会提议'),
        proposed(-15, '“两委”商议，同意按此方案'),
        { fromOn: day(2), untilOn: day(2), notice: '党员大会请全体党员参加，方案已张贴。' },
      ],
      comments: [],
      amendments: [],
      evaluations: [],
    },
    {
      areaPath: here.path,
      title: '小广场晚间活动的时间和音量',
      method: 'four_steps',
      state: 'draft',
      createdAt: at(-1),
      paragraphs: ['晚上活动到九点，音量不高于六十分贝。', '由活动队自己商量值日，社区提供分贝仪。'],
      steps: [],
      comments: [],
      amendments: [],
      evaluations: [],
    },
  ];
  await bringProposals(tx, proposals, clerk);
};
export default addDemoProposals;
