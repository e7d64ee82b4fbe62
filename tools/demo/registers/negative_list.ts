import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['negative_items', 'property_contracts'];

const facts: Readonly<Record<string, string>> = {
  W2: '电梯多次困人，维保记录缺失',
  W3: '连续两个季度没有公布公共收益',
  W4: '以不给门禁授权催交物业费',
  W5: '合同到期后不移交消防图纸',
  Y1: '副主任的配偶在物业项目部任职',
  Y2: '委员在屋顶搭建阳光房，责令拆除未改正',
  Y4: '任期届满三个月未启动换届',
};

/** What was found in one estate in eight, at different ages: to be checked, listed, corrected, removed, some overdue. */
const negativeList: DemoRows = ({ random, rows, day, moment }) => {
  const items = rows('negative_items').filter(({ values }) => String(values['code']) in facts);
  return rows('property_contracts')
    .filter(({ state }) => state === 'confirmed')
    .filter((_, n) => n % 4 === 1)
    .flatMap(({ values }, n): BroughtRow[] => {
      const item = items[n % items.length];
      if (!item) return [];
      const state = (['listed', 'corrected', 'removed', 'listed', 'draft'] as const)[n % 5] ?? 'listed';
      const isOverdue = n % 5 === 3;
      const back = isOverdue ? between(random, 45, 80) : between(random, 8, 25);
      const found = state === 'listed' || state === 'draft' ? -back : -back - 60;
      const about = String(item.values['about']);
      return [
        {
          values: {
            fact: facts[String(item.values['code'])] ?? '',
            about,
            ...(about === 'company' && { company: values['company'] ?? '' }),
            estate: values['estate'] ?? '',
            area: values['area'] ?? '',
            item: item.id,
            found: day(found),
            correct_by: day(found + 30),
            ...((state === 'corrected' || state === 'removed') && { corrected: day(found + between(random, 10, 28)) }),
            consequence: n % 2 ? 'talk' : 'notice',
          },
          state,
          at: moment(found + 5),
        },
      ];
    });
};
export default negativeList;
