import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { OfficeKind, OrganisationKind } from '#contract/organisations/kinds.ts';
import type { NewOrganisation, PeopleSide } from '#modules/organisations/index.ts';
import { between, type Random } from '../geometry/random.ts';
import type { DemoArea } from '../territory.ts';

type Rows = { -readonly [K in keyof PeopleSide]: PeopleSide[K][number][] };
type Place = { readonly organisation: NewOrganisation } | { readonly area: DemoArea };

/** Collects organisations and people of the demo; every method adds one row and answers what others point at. */
export interface Ledger {
  readonly random: Random;
  readonly organisations: NewOrganisation[];
  readonly side: Rows;
  /** `2026-11-21`, so many days from the day of creation. */
  day(offset: number): string;
  /** An invented name, given once. */
  name(): string;
  organisation(kind: OrganisationKind, name: string, area: DemoArea, more?: Partial<NewOrganisation>): NewOrganisation;
  /** Somebody new; `chance` of being a party member. */
  person(chance?: number, account?: { id: string; name: string; phone: string }): string;
  office(kind: OfficeKind, personId: string, place: Place, more?: Partial<PeopleSide['offices'][number]>): void;
}

/**
 * Opens the ledger of a demo.
 * @param ids ids of areas by code
 * @param at the day of creation: terms and due days are counted from it
 */
export const openLedger = (random: Random, name: () => string, ids: ReadonlyMap<string, string>, at: Date): Ledger => {
  const side: Rows = { persons: [], offices: [], memberships: [], agreements: [], promises: [] };
  const organisations: NewOrganisation[] = [];
  const day = (offset: number): string => shanghaiDay(new Date(at.getTime() + offset * 86_400_000));
  return {
    random,
    organisations,
    side,
    day,
    name,
    organisation: (kind, title, area, more = {}) => {
      const made = { id: v7(), kind, name: title, areaId: ids.get(area.code) ?? '', areaPath: area.path, parentId: null, ...more };
      organisations.push(made);
      return made;
    },
    person: (chance = 0.5, account) => {
      const id = v7();
      const phone = account?.phone ?? `166${String(10_000_000 + side.persons.length)}`;
      side.persons.push({ id, name: account?.name ?? name(), phone, partyMember: random() < chance, accountId: account?.id ?? null });
      return id;
    },
    office: (kind, personId, place, more = {}) => {
      const organisation = 'organisation' in place ? place.organisation : null;
      const area = 'area' in place ? place.area : null;
      side.offices.push({
        id: v7(),
        personId,
        kind,
        organisationId: organisation?.id ?? null,
        areaId: area ? (ids.get(area.code) ?? '') : null,
        areaPath: organisation?.areaPath ?? area?.path ?? '',
        validFrom: day(-between(random, 60, 900)),
        validTo: null,
        ...more,
      });
    },
  };
};

const unitMakers: readonly (readonly [kind: OrganisationKind, name: (place: string) => string])[] = [
  ['public_institution', (place) => `${place}卫生服务站`],
  ['public_institution', (place) => `${place}小学`],
  ['public_institution', (place) => `${place}幼儿园`],
  ['enterprise', (place) => `农村信用社${place}分社`],
  ['enterprise', (place) => `${place}供电所`],
  ['enterprise', (place) => `${place}便民超市`],
  ['enterprise', (place) => `邮政${place}支局`],
  ['enterprise', (place) => `${place}药房`],
];
const promised = [
  '每季度到社区开展一次义诊',
  '开放停车位 20 个供居民夜间使用',
  '为独居老人安装燃气报警器',
  '每月派出志愿者参加环境整治',
  '开放操场供居民周末锻炼',
  '每学期举办两次家庭教育讲座',
  '资助困难学生 5 名',
  '免费检修老旧楼院线路',
];
const kept = ['已完成，居民反映良好', '按期开展，参加 46 人', '已落实，后续每月检查'];

/** Units of a community, joined in its big party committee, with part-time members and agreements. Some end soon, some have run out. */
const addUnits = (l: Ledger, community: DemoArea, place: string, committee: NewOrganisation, body: NewOrganisation, n: number): void => {
  const count = between(l.random, 3, 5);
  for (let i = 0; i < count; i++) {
    const [kind, title] = unitMakers[(n + i * 3) % unitMakers.length] as (typeof unitMakers)[number];
    const unit = l.organisation(kind, title(place), community, {
      members: between(l.random, 1, 18),
      address: `${place}${between(l.random, 1, 180)}号`,
    });
    const head = l.person(0.9);
    l.office('head', head, { organisation: unit });
    const joined = -between(l.random, 200, 800);
    l.side.memberships.push({ id: v7(), unitId: unit.id, bodyId: body.id, joinedOn: l.day(joined) });
    l.office('part_time_member', head, { organisation: body }, { unitId: unit.id, validFrom: l.day(joined), employment: 'part_time' });
    if (i > 2) continue;
    // of each twelve agreements one has run out, two end within the reminder days, the others have their time
    const at = (n * 3 + i) % 12;
    const end = at === 0 ? -between(l.random, 3, 40) : at < 3 ? between(l.random, 2, 28) : between(l.random, 60, 600);
    const from = end - 730;
    const id = v7();
    const title2 = `${place}社区与${unit.name}党建共建协议`;
    l.side.agreements.push({
      id,
      unitId: unit.id,
      partnerId: committee.id,
      title: title2,
      signedOn: l.day(from),
      validFrom: l.day(from),
      validTo: l.day(end),
      remindDays: 30,
    });
    for (let p = 0; p < 2; p++) {
      const done = l.random() < 0.6;
      const due = done ? -between(l.random, 10, 200) : at === 5 && p === 0 ? -between(l.random, 2, 20) : between(l.random, 15, 180);
      const text = promised[(n + i + p * 3) % promised.length] as string;
      const outcome = done ? { keptOn: l.day(due - 3), outcome: kept[(n + p) % kept.length] as string } : {};
      l.side.promises.push({ id: v7(), agreementId: id, sort: p, text, responsibleId: head, dueOn: l.day(due), ...outcome });
    }
  }
};

/** What stands and who works in a grid. `bare`: one of the few without a branch of its own. */
const addGrid = (
  l: Ledger,
  grid: DemoArea,
  general: NewOrganisation,
  committee: NewOrganisation,
  worker: { id: string; name: string; phone: string } | undefined,
  options: { bare: boolean; shown: boolean; n: number },
): void => {
  const place = `${general.name.replace('党总支', '')}${grid.shortName}`;
  const leader = l.person(0.95);
  l.office('grid_leader', leader, { area: grid }, { employment: 'part_time' });
  if (worker) l.office('grid_worker', l.person(0.4, worker), { area: grid }, { employment: 'full_time' });
  l.office('building_head', l.person(0.4), { area: grid }, { employment: 'auxiliary' });
  const branch = options.bare
    ? null
    : l.organisation('branch', `${place}党支部`, grid, { parentId: general.id, members: between(l.random, 8, 46) });
  // the branch secretary leads the grid: cross-appointment
  if (branch) l.office('secretary', leader, { organisation: branch });
  for (let left = grid.households ?? 0, i = 0; left > 0; i++) {
    const households = left < 16 ? Math.min(left, 10) : between(l.random, 7, 9);
    left -= left < 16 ? left : households;
    const home = l.organisation('contact_household', `${l.name()}党员中心户`, grid, {
      parentId: (branch ?? general).id,
      households,
      members: 1,
    });
    if (options.shown && i < 12) {
      const id = v7();
      l.side.persons.push({ id, name: home.name.replace('党员中心户', ''), phone: null, partyMember: true });
      l.office('head', id, { organisation: home });
    }
  }
  if (grid.kind !== 'estate' || options.n % 5 === 4) return;
  const owners = l.organisation('owners_committee', `${grid.name}业主委员会`, grid, { parentId: committee.id });
  // every seventh has too few party members
  const share = options.n % 7 === 3 ? 0.15 : 0.75;
  for (let i = 0; i < 5; i++)
    l.office(i === 0 ? 'head' : i === 1 ? 'deputy_head' : 'member', l.person(i === 0 ? share + 0.2 : share), { organisation: owners });
};

/**
 * Adds the people side of the demo district to its organisations: the party tree over streets, communities and grids, contact households, big
 * party committees with units, alliances, owners' committees, teams, and everybody who holds office.
 * @param organisations those made already: committees of communities, companies
 * @param workers accounts of grid workers by the code of their grid
 * @param show name of the street whose contact households are named to the person
 */
export const addGovernance = (
  l: Ledger,
  areas: readonly DemoArea[],
  organisations: readonly (NewOrganisation & { readonly areaCode: string })[],
  workers: ReadonlyMap<string, { id: string; name: string; phone: string }>,
  show: string,
): void => {
  const below = Map.groupBy(areas, (a) => a.parentCode);
  const own = Map.groupBy(organisations, (o) => o.areaCode);
  for (const company of organisations.filter((o) => o.kind === 'property_company'))
    l.office('head', l.person(0.3), { organisation: company });
  let communities = 0;
  let grids = 0;
  for (const street of areas.filter((a) => a.level === 'street')) {
    const top = l.organisation('party_committee', `${street.shortName}党工委`, street, { members: between(l.random, 300, 1400) });
    for (const kind of ['secretary', 'deputy_secretary', 'committee_member', 'committee_member'] as const)
      l.office(kind, l.person(1), { organisation: top });
    const alliance = l.organisation('alliance', `${street.shortName}党建联盟`, street, { parentId: top.id });
    for (const community of below.get(street.code) ?? []) {
      const n = communities++;
      const committee = (own.get(community.code) ?? []).find((o) => o.kind === 'community');
      if (!committee) continue;
      const place = community.shortName.replace(/(社区|村)$/, '');
      const general = l.organisation('general_branch', `${community.shortName}党总支`, community, {
        parentId: top.id,
        members: between(l.random, 60, 240),
      });
      // secretary and head are one person 书记主任一肩挑
      const secretary = l.person(1);
      l.office('secretary', secretary, { organisation: general });
      l.office('head', secretary, { organisation: committee });
      l.office('deputy_secretary', l.person(1), { organisation: general });
      const body = l.organisation('big_party_committee', `${community.shortName}大党委`, community, { parentId: general.id });
      l.office('secretary', secretary, { organisation: body });
      l.side.memberships.push({ id: v7(), unitId: committee.id, bodyId: alliance.id, joinedOn: l.day(-400) });
      addUnits(l, community, place, committee, body, n);
      // 18 per 10,000 residents, but for a few communities
      const wanted = Math.ceil(((community.residents ?? 0) * (n % 16 === 9 ? 11 : 19)) / 10_000);
      for (let i = 0; i < wanted; i++) l.office('community_worker', l.person(0.5), { area: community }, { employment: 'full_time' });
      const team = l.organisation('volunteer_team', `${community.shortName}红袖标志愿服务队`, community, {
        parentId: general.id,
        members: between(l.random, 12, 80),
      });
      l.office('head', l.person(0.8), { organisation: team });
      const social = l.organisation(
        'social_organisation',
        `${place}${['老年协会', '文艺协会', '商户协会', '东巴文化传习会'][n % 4]}`,
        community,
      );
      l.office('head', l.person(0.5), { organisation: social });
      for (const grid of below.get(community.code) ?? []) {
        const g = grids++;
        addGrid(l, grid, general, committee, workers.get(grid.code), { bare: g % 97 === 41, shown: street.name === show, n: g });
      }
    }
  }
};
