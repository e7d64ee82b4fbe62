import type { Scheme, ShippedScheme } from './scheme.ts';

const title = (zh: string, en: string) => ({ zh, en });
/** Coefficients that rise evenly: no text seen tells those of a place, so that these are to be replaced by its own. */
const rising = (grades: number, by: number): number[] => Array.from({ length: grades }, (_, i) => Number((1 + i * by).toFixed(2)));
const degrees = (grades: readonly [number, number, number], years: readonly [number, number, number]): Scheme['degrees'] => [
  { code: 'bachelor', title: title('本科', 'Bachelor'), grades: grades[0], years: years[0] },
  { code: 'master', title: title('硕士研究生', 'Master'), grades: grades[1], years: years[1] },
  { code: 'doctor', title: title('博士研究生', 'Doctor'), grades: grades[2], years: years[2] },
];
const certificates = (assistant: number, social: number, senior: number): Scheme['certificates'] => [
  { code: 'assistant', title: title('助理社会工作师', 'Assistant social worker'), fen: assistant * 100 },
  { code: 'social', title: title('社会工作师', 'Social worker'), fen: social * 100 },
  { code: 'senior', title: title('高级社会工作师', 'Senior social worker'), fen: senior * 100 },
];
const head = title('社区正职', 'Head');
const deputy = title('社区副职', 'Deputy');
const other = title('其他社区工作者', 'Community worker');
/** 18 for 10,000 residents; by households as Taiyuan had it in 2020: 3 hired below 2,000, 6 at 5,000, then one for each 500; a committee of 5–9; 17 at most. */
const headcount: Scheme['headcount'] = {
  steps: [
    { households: 1999, persons: 3 },
    { households: 2999, persons: 4 },
    { households: 3999, persons: 5 },
    { households: 5000, persons: 6 },
  ],
  beyond: { households: 500 },
  committee: 7,
  most: 17,
  perTenThousand: 18,
};

/** What places have, as a beginning: amounts, and coefficients where no text tells them, are those of an example. */
export const shipped: Readonly<Record<ShippedScheme, Scheme>> = {
  three_posts_18: {
    title: title('三岗十八级', 'Three posts, eighteen grades'),
    source: title(
      '参照济南市社区工作者管理办法第18—22条：正职7—18级、副职4—15级、其他1—12级；每满3年晋升一级；基本报酬70%、绩效报酬30%。基数和系数为示例，请按当地文件填写',
      'After rules of Jinan, articles 18–22: head 7–18, deputy 4–15, other 1–12; a grade every 3 years; 70% basic, 30% by performance. Base and coefficients are examples',
    ),
    posts: [
      { code: 'head', title: head, from: 7, to: 18 },
      { code: 'deputy', title: deputy, from: 4, to: 15 },
      { code: 'worker', title: other, from: 1, to: 12 },
    ],
    coefficients: rising(18, 0.06),
    base: 320_000,
    basicPercent: 70,
    stepYears: 3,
    uncounted: ['basic', 'unqualified'],
    degrees: degrees([1, 2, 3], [1, 3, 5]),
    certificates: certificates(100, 200, 300),
    headcount,
  },
  four_posts_6: {
    title: title('四岗六级', 'Four posts, six grades'),
    source: title(
      '各地“四岗六级”示例：书记主任、副书记副主任、委员、工作人员，各六级；未见统一文本，数值请按当地文件填写',
      'An example of four posts with six grades; no common text is known, so that figures are to be those of the place',
    ),
    posts: [
      { code: 'head', title: head, from: 1, to: 6 },
      { code: 'deputy', title: deputy, from: 1, to: 6 },
      { code: 'member', title: title('社区“两委”委员', 'Committee member'), from: 1, to: 6 },
      { code: 'worker', title: other, from: 1, to: 6 },
    ],
    coefficients: rising(6, 0.15),
    base: 330_000,
    basicPercent: 70,
    stepYears: 3,
    uncounted: ['basic', 'unqualified'],
    degrees: degrees([0, 1, 2], [0, 0, 0]),
    certificates: certificates(100, 200, 300),
    headcount,
  },
  four_posts_24: {
    title: title('四岗二十四级', 'Four posts, twenty-four grades'),
    source: title(
      '参照宁夏2025年办法：四岗二十四级，每满2年晋升一级。岗位起止级、基数和系数为示例，请按当地文件填写',
      'After Ningxia, 2025: four posts, 24 grades, a grade every 2 years. Ranges, base and coefficients are examples',
    ),
    posts: [
      { code: 'head', title: head, from: 10, to: 24 },
      { code: 'deputy', title: deputy, from: 7, to: 21 },
      { code: 'member', title: title('社区“两委”委员', 'Committee member'), from: 4, to: 18 },
      { code: 'worker', title: other, from: 1, to: 15 },
    ],
    coefficients: rising(24, 0.04),
    base: 320_000,
    basicPercent: 70,
    stepYears: 2,
    uncounted: ['basic', 'unqualified'],
    degrees: degrees([1, 2, 3], [1, 2, 3]),
    certificates: certificates(100, 200, 300),
    headcount,
  },
  grades_60: {
    title: title('六十级', 'Sixty grades'),
    source: title(
      '参照河北：六十个等级，职业资格补贴每月50、100、200元。岗位起止级、基数和系数为示例，请按当地文件填写',
      'After Hebei: sixty grades, 50, 100 and 200 yuan a month for certificates. Ranges, base and coefficients are examples',
    ),
    posts: [
      { code: 'head', title: head, from: 21, to: 60 },
      { code: 'deputy', title: deputy, from: 11, to: 50 },
      { code: 'worker', title: other, from: 1, to: 40 },
    ],
    coefficients: rising(60, 0.015),
    base: 300_000,
    basicPercent: 70,
    stepYears: 1,
    uncounted: ['basic', 'unqualified'],
    degrees: degrees([1, 2, 3], [0, 1, 2]),
    certificates: certificates(50, 100, 200),
    headcount,
  },
};
