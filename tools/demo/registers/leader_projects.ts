import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

const topics = [
  [
    '古城电动车乱停治理',
    '游客集散点周边电动车乱停，居民出入不便',
    '划定停车区，引入共享充电柜，网格员早晚劝导',
    '主要路口无乱停，投诉下降一半',
  ],
  ['老旧小区加装电梯协商', '低层住户不同意，三年未能动工', '支部搭台，逐户协商，补偿方案公示', '至少两个单元动工'],
  ['独居老人每日一问', '独居老人多，突发情况发现晚', '党员中心户结对，每日电话或敲门', '结对覆盖全部独居老人'],
  ['背街小巷路灯补亮', '七一街背街夜间昏暗', '排查点位，与供电、城管共建', '补亮路灯四十盏'],
  ['飞线充电集中整治', '出租院落飞线充电，隐患大', '统一安装充电桩，房东签承诺书', '飞线清零，充电桩够用'],
  ['客栈油烟扰民治理', '餐饮客栈油烟直排，邻里纠纷多', '加装净化设施，行业协会自律公约', '油烟投诉零重复'],
  ['村集体闲置院落盘活', '闲置院落荒废，村集体收入低', '引入民宿合作社，收益分红', '盘活三处院落'],
] as const;
const states = ['running', 'running', 'approved', 'running', 'accepted', 'graded', 'drafted'];

/** What secretaries lead this year: on their way, one accepted, one graded, one still drafted; in each street one more. */
const leaderProjects: DemoRows = ({ persons, organisations, areas, show, day, moment, now }) => {
  const streets = areas.filter(({ level }) => level === 'street');
  const where = [show.community, ...streets.slice(0, 6)];
  return topics.map(([topic, difficulty, measures, effect], n): BroughtRow => {
    const area = where[n] ?? show.street;
    const organisation = organisations.find(
      ({ kind, areaCode }) => ['party_committee', 'general_branch'].includes(kind) && areaCode === area.code,
    );
    const state = states[n] ?? 'running';
    const isOver = state === 'accepted' || state === 'graded';
    return {
      values: {
        topic,
        leader: persons[(n * 11 + 3) % persons.length]?.id ?? '',
        ...(organisation && { organisation: organisation.id }),
        area: area.code,
        level: area.level === 'community' ? 'community' : 'street',
        year: now.getUTCFullYear(),
        difficulty,
        measures,
        effect,
        team: '支部书记牵头，网格员、物业、居民代表',
        deadline: day(isOver ? -20 : 30 + n * 10),
        ...(isOver && { accepted_on: day(-12), verdict: '现场验收，居民代表认可，资料齐全' }),
        ...(state === 'graded' && { grade: 'good' }),
      },
      state,
      at: moment(-120 + n * 9),
    };
  });
};
export default leaderProjects;
