import type { DemoRows } from '../rows.ts';

const places = [
  ['东莞', '广东省东莞市虎门镇', '丽江商会东莞联络处'],
  ['昆明', '云南省昆明市官渡区', '丽江驻昆流动人口服务站'],
  ['义乌', '浙江省义乌市北苑街道', '纳西银器义乌商铺联盟'],
] as const;

/** Where most members who left for work are. */
const awayBranches: DemoRows = ({ show, organisations, day, moment, persons }) => {
  const parent = organisations.find(({ kind, areaCode }) => kind === 'party_committee' && areaCode === show.street.code);
  return places.map(([city, where, host], n) => ({
    values: {
      name: `${show.street.name}驻${city}流动党员${n === 2 ? '联络站' : '党支部'}`,
      kind: n === 2 ? 'point' : n === 1 ? 'temporary' : 'branch',
      area: show.street.code,
      ...(parent && { parent: parent.id }),
      city: where,
      host,
      ...(persons[n * 7] && { secretary: persons[n * 7]?.id ?? '' }),
      founded: day(-900 + n * 200),
      last_activity: day(n === 1 ? -200 : -20 - n * 15),
    },
    state: 'running',
    at: moment(-880 + n * 200),
  }));
};
export default awayBranches;
