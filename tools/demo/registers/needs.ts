import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

/** What is asked for: words, what it takes, field, how much, who is helped by it. */
const asked = [
  ['社区食堂缺送餐志愿者', 'people', 'elderly', 6, 48],
  ['暑期儿童托管需要活动场地', 'venue', 'children', 40, 35],
  ['高龄独居老人需要上门体检', 'skill', 'health', 3, 60],
  ['纳西古乐队缺排练场地', 'venue', 'culture', 20, 18],
  ['老旧院落墙绘缺颜料和人手', 'goods', 'environment', 30, 120],
  ['微型消防站需要补充灭火器', 'goods', 'safety', 24, 400],
  ['困难家庭春节慰问资金', 'money', 'work', 8000, 16],
  ['残疾人居家就业需要技能培训', 'skill', 'work', 2, 12],
  ['楼道堆物清理需要车辆和人手', 'people', 'environment', 12, 210],
  ['老年大学书法班缺老师', 'skill', 'culture', 1, 26],
  ['小区电动车充电棚改造资金缺口', 'money', 'safety', 15_000, 180],
  ['图书角需要更新图书', 'goods', 'culture', 200, 150],
] as const;
const urgencies = ['normal', 'soon', 'urgent'] as const;

/** Needs of communities: most published, a few just collected, some ended; the first ones in the show community, one of them still unanswered. */
const needs: DemoRows = ({ random, communities, show, day, moment }) =>
  Array.from({ length: 60 }, (_, n): BroughtRow => {
    const [name, kind, topic, amount, people] = asked[n % asked.length] ?? asked[0];
    const area =
      n < asked.length ? (n % 2 ? show.community : show.grids[n % show.grids.length]) : communities[(n * 5) % communities.length];
    const state = n % 17 === 16 ? 'withdrawn' : n % 13 === 12 ? 'collected' : n % 11 === 10 ? 'checked' : 'published';
    const back = n % 4 === 0 ? between(random, 35, 80) : between(random, 4, 28);
    return {
      values: {
        name: n < asked.length ? name : `${name}（${area?.name ?? ''}）`,
        raised_by: n % 3 === 0 ? 'residents' : n % 7 === 0 ? 'unit' : 'community',
        kind,
        topic,
        area: area?.code ?? '',
        amount,
        beneficiaries: people,
        urgency: urgencies[n % urgencies.length] ?? 'normal',
        raised: day(-back),
        until: day(between(random, 10, 120)),
        note: `${name}，由社区上门核实。有意的单位请与社区联系，可以先商量部分支持。`,
      },
      state,
      at: moment(-back),
    };
  });
export default needs;
