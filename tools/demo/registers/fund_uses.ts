import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['estates'];

const works = [
  ['屋面防水翻修', 380_000],
  ['电梯曳引机更换', 520_000],
  ['消防水泵和管网维修', 260_000],
  ['外墙脱落应急处置', 90_000],
  ['地下车库渗漏治理', 310_000],
  ['二次供水设备更换', 430_000],
] as const;

/** What the repair fund was used for: proposed, voted, done; two accepted long ago and still not published. */
const fundUses: DemoRows = ({ random, rows, day, moment }) =>
  rows('estates')
    .filter(({ values, state }) => values['fund_balance'] !== undefined && state === 'confirmed')
    .filter((_, n) => n % 4 === 0)
    .map(({ id, values }, n): BroughtRow => {
      const [name, yuan] = works[n % works.length] ?? works[0];
      const isUrgent = name.includes('应急');
      const state = (['posted', 'posted', 'accepted', 'agreed', 'posted', 'proposed'] as const)[n % 6] ?? 'posted';
      const back = between(random, 40, 400);
      const [isAgreed, isAccepted] = [state !== 'proposed', state === 'accepted' || state === 'posted'];
      return {
        values: {
          name,
          estate: id,
          area: values['area'] ?? '',
          amount: Math.round(yuan * (0.7 + random() * 0.6)) * 100,
          emergency: isUrgent,
          ...(isAgreed &&
            !isUrgent && {
              voted_area: between(random, 70, 92),
              voted_owners: between(random, 69, 90),
              agreed_area: between(random, 61, 96),
              agreed_owners: between(random, 60, 95),
            }),
          ...(isAgreed && { agreed: day(-back - 90) }),
          ...(isAccepted && { accepted: day(-back - 20), post_by: day(-back + 10) }),
          ...(state === 'posted' && { posted: day(-back) }),
        },
        state,
        at: moment(-Math.min(back, 30)),
      };
    });
export default fundUses;
