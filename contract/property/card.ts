import type { Card, Indicator } from '../scorecards/card.ts';

const plain = { outside: false, least: 0, small: 'apart', pull: 0, exempt: 'spread', none: 'spread', zones: {}, better: 'less' } as const;
/** A part scored by daily checks: all its points less those that were deducted. */
const checked = (code: string, zh: string, en: string, full: number): Indicator => ({
  ...plain,
  code,
  name: { zh, en },
  unit: 'points',
  source: { kind: 'measure', measure: `inspections.${code}` },
  full,
  scoring: { kind: 'deduct', each: 1, floor: 0 },
});

/**
 * The monthly card of estates to begin with: base 20, equipment 20, order and fire 20, cleaning 20, green 5 by daily checks, complaints 15 by confirmed ones per 100
 * households; the first ten red, the last ten yellow, nobody on both.
 */
export const estatesCard: Card = {
  title: { zh: '小区物业服务月度考核', en: 'Estates: property service, monthly' },
  subjects: 'estate',
  period: 'month',
  full: 100,
  digits: 2,
  indicators: [
    checked('base', '基础管理', 'Basics', 20),
    checked('equipment', '设施设备', 'Equipment', 20),
    checked('order', '秩序与消防', 'Order and fire safety', 20),
    checked('cleaning', '环境卫生', 'Cleaning', 20),
    checked('green', '绿化养护', 'Greenery', 5),
    {
      ...plain,
      code: 'complaints',
      name: { zh: '每百户有效投诉', en: 'Confirmed complaints per 100 households' },
      unit: 'per_100',
      source: { kind: 'measure', measure: 'property.complaints' },
      full: 15,
      scoring: { kind: 'deduct', each: 5, floor: 0 },
    },
  ],
  zones: [],
  bands: [],
  vetoes: [],
  red: { most: 10, total: null },
  yellow: { most: 10, total: null },
  ranked: 80,
  appealDays: 5,
  answerDays: 10,
  source: '日常检查表与业主有效投诉；参考青岛、江苏泰州公开的物业考核办法，以本地办法为准',
};

/** The same as Taizhou, Jiangsu, has it (2023): from 85 points on red, the last three on the list of those that are to mend. */
export const taizhouCard: Card = {
  ...estatesCard,
  title: { zh: '小区物业服务月度考核（红黑榜）', en: 'Estates: property service, monthly, by points' },
  red: { most: null, total: 85 },
  yellow: { most: 3, total: null },
  source: '江苏泰州 2023 年物业服务月度考核：85 分以上列入红榜，信用加 2 分；排名末三位逾期未整改的扣 2 分并曝光。分项和分值以本地办法为准',
};
