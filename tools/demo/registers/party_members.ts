import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['away_branches'];
const ways = ['广东东莞', '云南昆明', '浙江义乌', '四川成都', '缅甸曼德勒'];
const reasons = ['work', 'family', 'work', 'work', 'study'];

/** Members whom the show street's branches keep: some away, some enrolled where they live, a few lost, one whose probation is over. */
const partyMembers: DemoRows = ({ persons, organisations, areas, show, rows, random, day, moment }) => {
  const here = persons.filter(({ partyMember, areaCode }) => partyMember && areaCode.startsWith(show.street.code));
  const others = persons.filter(({ partyMember, areaCode }) => partyMember && areaCode === '').slice(0, 90);
  const branches = organisations.filter(({ kind, areaCode }) => kind === 'branch' && areaCode.startsWith(show.street.code));
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === show.street.code);
  const away = rows('away_branches');
  return [...here, ...others].slice(0, 140).map(({ id, areaCode }, n): BroughtRow => {
    // two in three stand in the community whose people everybody tries first
    const community = n % 3 < 2 ? show.community : communities[n % communities.length];
    const area = areaCode.slice(0, 12) || (community?.code ?? show.community.code);
    const own = branches.filter((one) => one.areaCode.startsWith(area));
    const branch = own[n % Math.max(1, own.length)];
    const isAway = n % 9 === 4;
    const ledger = isAway ? 'mobile_out' : n % 5 === 2 ? 'retired' : n % 7 === 3 ? 'in_service' : n % 23 === 11 ? 'mobile_in' : 'direct';
    const joined = n === 8 ? -400 : -between(random, 900, 14_000);
    const at = n % 5;
    const isLost = n === 25;
    return {
      values: {
        person: id,
        ledger,
        area,
        ...(branch && n % 31 !== 30 && { branch: branch.id }),
        joined: day(joined),
        ...(n !== 8 && { full_since: day(joined + 366) }),
        ...(n % 13 === 1 && { contact_household: true }),
        ...(isAway && {
          away_to: ways[at] ?? '',
          away_since: day(-between(random, 90, 700)),
          away_reason: reasons[at] ?? 'work',
          abroad: at === 4,
          card_number: `LD-${String(1000 + n)}`,
          card_until: day(n % 2 ? 20 : 140),
          ...(at < 3 && away[at] && { away_branch: away[at]?.id ?? '' }),
        }),
        ...(isLost && { lost_since: day(-210) }),
      },
      state: isLost ? 'lost' : n % 19 === 18 ? 'draft' : 'normal',
      at: moment(-between(random, 20, 300)),
    };
  });
};
export default partyMembers;
