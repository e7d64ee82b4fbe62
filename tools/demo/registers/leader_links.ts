import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

const offices = [
  '区委副书记',
  '区人大常委会副主任',
  '副区长',
  '区政协副主席',
  '区委组织部部长',
  '区住建局局长',
  '区民政局局长',
  '街道党工委书记',
];

/** Leaders of the district, each with a community of their own. */
const leaderLinks: DemoRows = ({ persons, communities, show, day, moment }) =>
  offices.map((office, n): BroughtRow => {
    const community = n === 0 ? show.community : communities[(n * 8) % communities.length];
    return {
      values: {
        leader: persons[(n * 13 + 5) % persons.length]?.id ?? '',
        office,
        area: community?.code ?? show.community.code,
        since: day(-400 + n * 10),
      },
      state: 'linked',
      at: moment(-390 + n * 10),
    };
  });
export default leaderLinks;
