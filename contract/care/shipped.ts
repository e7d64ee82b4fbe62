import type { CanteenTiers, PayerShare, ShippedTiers, Tier, TierRule } from './tiers.ts';

const title = (zh: string, en: string) => ({ zh, en });
const pays = (fen: number): TierRule => ({ kind: 'pays', fen });
const less = (percent: number, most: number | null = null): TierRule => ({ kind: 'percent', percent, most });
const free = less(100);
const aged = (from: number, to: number | null, rule: TierRule, more: Partial<Tier> = {}): Tier => ({
  code: `from_${from}`,
  title: to === null ? title(`${from}周岁以上`, `${from} and older`) : title(`${from}—${to}周岁`, `${from} to ${to}`),
  ages: { from, to },
  classes: [],
  local: null,
  rule,
  first: null,
  ...more,
});
const poor = (rule: TierRule): Tier => ({
  code: 'poor',
  title: title('特困、低保低收入', 'Extreme poverty, low income'),
  ages: null,
  classes: ['extreme_poverty', 'low_income'],
  local: null,
  rule,
  first: null,
});
const rest = (payer: PayerShare['payer'], whose: PayerShare['for'] = 'anyone'): PayerShare => ({
  payer,
  for: whose,
  share: { kind: 'rest' },
});
const fixed = (payer: PayerShare['payer'], whose: PayerShare['for'], fen: number): PayerShare => ({
  payer,
  for: whose,
  share: { kind: 'fen', fen },
});
const lunch = (fen: number) => ({ meal: 'lunch' as const, fen, from: '11:00', to: '13:00' });
const dinner = (fen: number) => ({ meal: 'dinner' as const, fen, from: '17:00', to: '18:30' });
const example = {
  zh: '餐价、进位和未写明的出资方为示例，请按当地文件填写',
  en: 'Prices, rounding and payers the rule does not name are examples',
};
const source = (zh: string, en: string) => title(`${zh}。${example.zh}`, `${en}. ${example.en}`);
const common = { rounding: { to: 10, way: 'down' }, payers: [rest('district')], order: null } as const satisfies Partial<CanteenTiers>;

/** What places have, as a beginning. Yangzhou's bands meet at 75, as its text has them: whoever publishes them decides which one has it. */
export const shipped: Readonly<Record<ShippedTiers, CanteenTiers>> = {
  guangzhou: {
    title: title('按比例补贴（广州）', 'A quarter off (Guangzhou)'),
    source: source(
      '参照广州2025年：60周岁以上本地户籍，午餐、晚餐各补一次，补25%，每餐不超过3元',
      'After Guangzhou 2025: 60 and older registered here, lunch and dinner once each, 25% off, at most 3 yuan',
    ),
    meals: [lunch(1500), dinner(1500)],
    ...common,
    tiers: [aged(60, null, less(25, 300), { local: true })],
  },
  zhengguo: {
    title: title('个人定额、三级出资（增城正果）', 'Fixed price, three payers (Zhengguo)'),
    source: source(
      '参照广州增城区正果镇2020年：餐价12元，困难老人付1元，80周岁以上付3元，60—79周岁付5元；市、区各补3元，其余由镇补；外镇老人无镇补贴，外区老人无区补贴',
      'After Zhengguo 2020: a meal is 12 yuan; the poor pay 1, from 80 on 3, 60 to 79 pay 5; city and district 3 each, the town the rest; who lives in another town or district goes without its share',
    ),
    meals: [lunch(1200)],
    ...common,
    tiers: [poor(pays(100)), aged(80, null, pays(300)), aged(60, 79, pays(500))],
    payers: [fixed('city', 'anyone', 300), fixed('district', 'district', 300), rest('town', 'town')],
  },
  shenyang: {
    title: title('按年龄打折（沈阳）', 'A discount by age (Shenyang)'),
    source: source(
      '参照沈阳2023年：60—69周岁九折，70—79周岁八五折，80—89周岁八折，90周岁以上五折，100周岁以上免费',
      'After Shenyang 2023: 10% off from 60, 15% from 70, 20% from 80, 50% from 90, free from 100',
    ),
    meals: [lunch(1500), dinner(1200)],
    ...common,
    tiers: [aged(60, 69, less(10)), aged(70, 79, less(15)), aged(80, 89, less(20)), aged(90, 99, less(50)), aged(100, null, free)],
  },
  yangzhou: {
    title: title('首餐免费（扬州）', 'The first meal free (Yangzhou)'),
    source: source(
      '参照扬州2023年：60—75周岁八折，75—85周岁七折，85周岁以上每天第一餐免费、第二餐半价。原文75岁、85岁重叠，发布前须写明归哪一档',
      'After Yangzhou 2023: 20% off from 60 to 75, 30% from 75 to 85; from 85 on the first meal of a day free, the second half. 75 and 85 stand in two bands: decide before publishing',
    ),
    meals: [lunch(1200), dinner(1200)],
    ...common,
    tiers: [aged(60, 75, less(20)), aged(75, 85, less(30)), aged(85, null, less(50), { first: free })],
  },
  taian: {
    title: title('按年龄定额（泰安）', 'Fixed price by age (Tai’an)'),
    source: source(
      '参照泰安2021年：60—69周岁付4元，70—79周岁付2元，80周岁以上和困难老人免费',
      'After Tai’an 2021: 60 to 69 pay 4 yuan, 70 to 79 pay 2, from 80 on and the poor free',
    ),
    meals: [lunch(1000)],
    ...common,
    tiers: [poor(free), aged(60, 69, pays(400)), aged(70, 79, pays(200)), aged(80, null, free)],
  },
  liancheng: {
    title: title('提前一天订餐（连城）', 'Ordered a day ahead (Liancheng)'),
    source: source(
      '参照连城2022年：60—75周岁付5元，76—89周岁付3元，90周岁以上免费，提前一天预订',
      'After Liancheng 2022: 60 to 75 pay 5 yuan, 76 to 89 pay 3, from 90 on free; ordered a day ahead',
    ),
    meals: [lunch(1000)],
    ...common,
    tiers: [aged(60, 75, pays(500)), aged(76, 89, pays(300)), aged(90, null, free)],
    order: { days: 1, until: '17:00' },
  },
  huangxiang: {
    title: title('一卡一人一餐一刷（黄巷）', 'One card, one swipe a meal (Huangxiang)'),
    source: source(
      '参照无锡黄巷街道：特殊困难群体10元，老年人12元，其他人员15元；一卡一人，每餐只刷一次',
      'After Huangxiang: 10 yuan for those in need, 12 for elders, 15 for others; one card, one person, one swipe a meal',
    ),
    meals: [lunch(1500), dinner(1500)],
    ...common,
    tiers: [
      {
        ...poor(pays(1000)),
        code: 'special',
        title: title('特殊困难群体', 'In special need'),
        classes: ['extreme_poverty', 'low_income', 'special_family', 'severe_disability', 'disabled_elder'],
      },
      aged(60, null, pays(1200)),
    ],
    payers: [rest('other')],
  },
};
