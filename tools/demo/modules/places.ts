import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { alwaysOpen, defaultFacilities, placeAttributes, type ShippedPlaceKind, type WeekHours } from '#contract/places/kinds.ts';
import { addPlaces, type NewPlace } from '#modules/places/index.ts';
import { makeSnapshot } from '#modules/territory/domain/index.ts';
import { between, type Random, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { type DemoArea, demoAreas } from '../territory.ts';

const week = (workdays: [string, string][], weekend: [string, string][]): WeekHours =>
  Array.from({ length: 7 }, (_, day) => (day < 5 ? workdays : weekend));
const hours = {
  office: week(
    [
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ],
    [['09:00', '12:00']],
  ),
  long: week([['08:00', '20:00']], [['09:00', '18:00']]),
  meals: week(
    [
      ['11:00', '13:30'],
      ['17:00', '19:00'],
    ],
    [['11:00', '13:30']],
  ),
  evening: week([['14:00', '21:30']], [['09:00', '21:30']]),
} as const;

const patrolThings = ['消防栓', '充电棚', '变压器', '水闸', '老旧墙体', '消防通道', '燃气阀门', '排水沟', '工地围挡', '垃圾房'];
const venueThings = ['文体活动中心', '多功能厅', '农家书屋', '篮球场', '老年活动室'];
const hosts = ['邮政网点', '连锁药店', '社区超市', '银行网点', '加油站', '农贸市场'];
const lacking = {
  code: '标识码尚未上墙',
  sign: '标牌褪色，待更换',
  facilities: '会议室设备待补',
  mechanism: '值班制度未公示',
  team: '专职人员未到位',
  activities: '本月活动未安排',
  services: '服务清单待更新',
  guarantee: '运转经费未落实',
} as const;

/** The eight attributes; `missing` of them are not met, with a note that says why. */
const attributesWith = (random: Random, missing: number): NewPlace['attributes'] => {
  const unmet = new Set<string>();
  while (unmet.size < missing) unmet.add(placeAttributes[between(random, 0, placeAttributes.length - 1)] as string);
  return Object.fromEntries(
    placeAttributes.map((code) => [code, unmet.has(code) ? { met: false, note: lacking[code] } : { met: true, note: null }]),
  );
};
const some = (random: Random, kind: ShippedPlaceKind, share: number): string[] => defaultFacilities[kind].filter(() => random() < share);

/** All places of the demo district; always the same. */
export function demoPlaces(areas: readonly DemoArea[] = demoAreas()): NewPlace[] {
  const random = seeded(20261122);
  const known = areas.map((area) => ({ ...area, id: area.code, parentId: area.parentCode, current: true }));
  const territory = makeSnapshot(known, 'demo');
  const below = Map.groupBy(areas, ({ parentCode }) => parentCode);
  const places: NewPlace[] = [];
  let phones = 0;
  const add = (grid: DemoArea, place: Partial<NewPlace> & Pick<NewPlace, 'kind' | 'name'>, spread = 0.0006): void => {
    const near = (degrees: number, reach: number): number => Math.round((degrees + (random() - 0.5) * reach) * 1e6) / 1e6;
    // around the middle of the grid, nearer when the grid is narrow
    let point = grid.center;
    for (let reach = spread; reach > 0.0001; reach /= 2) {
      const tried = { lon: near(grid.center.lon, reach), lat: near(grid.center.lat, reach) };
      if (!territory?.locate(tried)?.area.code.startsWith(grid.code)) continue;
      point = tried;
      break;
    }
    places.push({
      id: v7(),
      // in a divided grid the part it lies in
      areaCode: territory?.locate(point)?.area.code ?? grid.code,
      point,
      address: null,
      phone: null,
      floorArea: null,
      hours: null,
      closedOnHolidays: false,
      makeUpDays: null,
      hoursNote: null,
      facilities: [],
      attributes: {},
      note: null,
      ...place,
    });
  };
  const phone = (): string => `0888-5${String(100_000 + ++phones * 37).slice(-6)}`;
  const first = <T>(list: readonly T[] | undefined): T => {
    if (!list?.[0]) throw new Error('an area of the demo has nothing below it');
    return list[0];
  };

  for (const street of areas.filter(({ level }) => level === 'street')) {
    const communities = below.get(street.code) ?? [];
    const town = first(below.get(first(communities).code));
    add(town, {
      kind: 'service_centre',
      name: `${street.shortName}党群服务中心`,
      address: `${street.shortName} ${between(random, 1, 99)} 号`,
      phone: phone(),
      floorArea: between(random, 260, 1400),
      hours: hours.office,
      closedOnHolidays: true,
      facilities: some(random, 'service_centre', 0.85),
      attributes: attributesWith(random, random() < 0.3 ? 1 : 0),
    });
    add(town, { kind: 'screen', name: `${street.shortName}便民广场电子屏`, note: 'P4 全彩，12 ㎡' });
    communities.forEach((community, index) => {
      const grids = below.get(community.code) ?? [];
      const name = community.shortName;
      const seat = grids[index % grids.length] ?? first(grids);
      add(seat, {
        kind: 'service_station',
        name: `${name}党群服务站`,
        address: `${name} ${between(random, 1, 60)} 号`,
        phone: phone(),
        floorArea: between(random, 90, 620),
        hours: hours.office,
        facilities: some(random, 'service_station', 0.75),
        attributes: attributesWith(random, Math.max(0, between(random, -3, 3))),
      });
      if (index % 2 === 0) {
        const host = hosts[between(random, 0, hosts.length - 1)] as string;
        add(grids.at(-1) ?? seat, {
          kind: 'courier_station',
          name: `${name}小哥驿站（${host}）`,
          hours: random() < 0.3 ? alwaysOpen : hours.long,
          facilities: some(random, 'courier_station', 0.65),
        });
      }
      if (index % 3 === 0)
        add(seat, {
          kind: 'canteen',
          name: `${name}社区食堂`,
          phone: phone(),
          floorArea: between(random, 60, 240),
          hours: hours.meals,
          hoursNote: '60 岁以上老人凭证优惠',
          facilities: some(random, 'canteen', 0.8),
        });
      if (index % 3 === 1)
        add(grids[1] ?? seat, {
          kind: 'venue',
          name: `${name}${venueThings[between(random, 0, venueThings.length - 1)]}`,
          floorArea: between(random, 80, 900),
          hours: hours.evening,
          facilities: some(random, 'venue', 0.6),
        });
      for (const grid of grids) {
        const count = between(random, 1, 2);
        for (let n = 0; n < count; n++) {
          const thing = patrolThings[between(random, 0, patrolThings.length - 1)] as string;
          add(grid, { kind: 'patrol_point', name: `${name}${grid.shortName}${thing}巡查点${n > 0 ? ' 2' : ''}` }, 0.0014);
        }
      }
    });
  }
  return places;
}

/** Adds the places of the demo district. */
const addDemoPlaces: DemoStep = (tx, { areaIds }) => addPlaces(tx, demoPlaces(), areaIds, shanghaiDay(new Date()));
export default addDemoPlaces;
