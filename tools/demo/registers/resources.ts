import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

const offered = [
  ['青年志愿服务队', 'people', 'elderly', 20, '周末全天'],
  ['多功能活动室', 'venue', 'children', 60, '工作日 14:00–18:00'],
  ['全科医生上门义诊', 'skill', 'health', 4, '每月第二、四周周六'],
  ['文化站排练厅', 'venue', 'culture', 30, '晚上 19:00–21:30'],
  ['环保涂料和工具', 'goods', 'environment', 50, ''],
  ['消防器材捐赠', 'goods', 'safety', 40, ''],
  ['爱心帮扶资金', 'money', 'work', 10_000, ''],
  ['电商技能讲师', 'skill', 'work', 2, '工作日晚上'],
  ['小货车和装卸队', 'people', 'environment', 8, '周六'],
  ['书法教师', 'skill', 'culture', 1, '周三、周五下午'],
  ['安全设施改造资助', 'money', 'safety', 12_000, ''],
  ['图书捐赠', 'goods', 'culture', 300, ''],
] as const;

/** What units and organisations offer, in and around the show community; a few were published long ago and never used. */
const resources: DemoRows = ({ random, organisations, communities, show, day, moment }) => {
  const units = organisations.filter(({ kind }) => kind !== 'community');
  return Array.from({ length: 48 }, (_, n): BroughtRow => {
    const [name, kind, topic, amount, hours] = offered[n % offered.length] ?? offered[0];
    const unit = units[(n * 7) % Math.max(units.length, 1)];
    const area = n < 8 ? show.community : n < 16 ? show.street : communities[(n * 3) % communities.length];
    const state = n % 19 === 18 ? 'withdrawn' : n % 12 === 11 ? 'collected' : 'published';
    const back = n % 5 === 0 ? between(random, 190, 300) : between(random, 10, 120);
    return {
      values: {
        name: unit ? `${unit.name}${name}` : name,
        ...(unit && { unit: unit.id }),
        kind,
        topic,
        area: area?.code ?? '',
        amount,
        from: day(-back),
        until: day(between(random, 40, 300)),
        ...(hours && { hours }),
        note: '使用前提前三天与联系人商定时间。',
        ...(state !== 'collected' && { checked_on: day(-back + 3) }),
      },
      state,
      at: moment(-back),
    };
  });
};
export default resources;
