import type pg from 'pg';
import { v7 } from 'uuid';
import { pathOfCode } from '#contract/territory/levels.ts';
import { type Database, systemAccess, waitAsLong } from '#kernel/db.ts';
import { grantPosts, hashOf, openAccounts } from '#modules/accounts/index.ts';
import type { AreaInput, Boundary } from '#modules/territory/domain/index.ts';
import { importAreas } from '#modules/territory/index.ts';

/** Size of the synthetic city. */
export const size = { grids: 10_000, places: 50_000, cases: 200_000, organisations: 12_000, workers: 10_000 } as const;
/** Code of a city that does not exist: no province begins with 99. */
export const cityCode = '9901';
export const password = 'measured and thrown away';

/** Grids along the city's edge, in west-eastern and south-northern direction, and the blocks its levels are made of. */
const side = 100;
const blocks = { county: [50, 20], street: [10, 10], community: [5, 2], grid: [1, 1] } as const satisfies Record<
  string,
  readonly [number, number]
>;
const [west, south, step] = [103.5, 30.4, 0.005];

/** Pieces of a border between two corners; they wind, and both neighbours walk the same spots. */
const pieces = 6;
const spot = (x: number, y: number): [number, number] => [
  Math.round((west + x * step) * 1e7) / 1e7,
  Math.round((south + y * step) * 1e7) / 1e7,
];
const along = (x: number, y: number, level: boolean): [number, number][] =>
  Array.from({ length: pieces }, (_, k) => {
    const off = k === 0 ? 0 : 0.18 * Math.sin((x * 7 + y * 13 + k) * 12.9898 * (level ? 1.3 : 2.1));
    return level ? spot(x + k / pieces, y + off) : spot(x + off, y + k / pieces);
  });

/** Outline of a block of grids. */
function outline(x: number, y: number, width: number, height: number): Boundary {
  const ring: [number, number][] = [];
  for (let i = 0; i < width; i++) ring.push(...along(x + i, y, true));
  for (let j = 0; j < height; j++) ring.push(...along(x + width, y + j, false));
  const back: [number, number][] = [];
  for (let j = 0; j < height; j++) back.push(...along(x, y + j, false));
  for (let i = 0; i < width; i++) back.push(...along(x + i, y + height, true));
  ring.push(spot(x + width, y + height), ...back.slice(1).reverse());
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as [number, number]]] };
}

/** The areas of the city: 10 counties of 10 streets of 10 communities of 10 grids. */
export function cityAreas(): AreaInput[] {
  const areas: AreaInput[] = [];
  const add = (code: string, name: string, x: number, y: number, [width, height]: readonly [number, number], households: number): void => {
    const [lon, lat] = spot(x + width / 2, y + height / 2);
    const point = { center: { lon, lat }, boundary: outline(x, y, width, height) };
    areas.push({ code, name, shortName: name, kind: null, households, residents: households * 3, names: [], ...point });
  };
  add(cityCode, '样例市', 0, 0, [side, side], 4_000_000);
  const inside = (x0: number, y0: number, within: readonly [number, number], block: readonly [number, number]): [number, number][] =>
    Array.from({ length: 10 }, (_, i) => {
      const across = within[0] / block[0];
      return [x0 + (i % across) * block[0], y0 + Math.floor(i / across) * block[1]];
    });
  for (const [a, [x1, y1]] of inside(0, 0, [side, side], blocks.county).entries()) {
    const county = `${cityCode}${String(a + 1).padStart(2, '0')}`;
    add(county, `${a + 1}区`, x1, y1, blocks.county, 400_000);
    for (const [b, [x2, y2]] of inside(x1, y1, blocks.county, blocks.street).entries()) {
      const street = `${county}${String(b + 1).padStart(3, '0')}`;
      add(street, `${a + 1}-${b + 1}街道`, x2, y2, blocks.street, 40_000);
      for (const [c, [x3, y3]] of inside(x2, y2, blocks.street, blocks.community).entries()) {
        const community = `${street}${String(c + 1).padStart(3, '0')}`;
        add(community, `${a + 1}-${b + 1}-${c + 1}社区`, x3, y3, blocks.community, 4_000);
        for (const [d, [x4, y4]] of inside(x3, y3, blocks.community, blocks.grid).entries())
          add(`${community}${String(d + 1).padStart(3, '0')}`, `第${d + 1}网格`, x4, y4, blocks.grid, 400);
      }
    }
  }
  return areas;
}

/** Somebody who looks at the map in the bench. */
const staff = { supervisor: cityCode, dispatcher: `${cityCode}01001` } as const;
export type Looker = keyof typeof staff;
export const lookers = Object.keys(staff) as Looker[];

/**
 * Makes the city: areas, a dispatcher of a street and a supervisor of the whole through the modules; organisations, workers, places and open cases
 * by statements over sets, because what is measured is looking at them. Their hashes are not real.
 */
export async function makeCity(db: Database, owner: pg.Client, log: (line: string) => void): Promise<string> {
  const id = v7();
  const areas = cityAreas();
  await owner.query('insert into jurisdictions (id, code, name, root_path) values ($1, $2, $3, $4)', [
    id,
    cityCode,
    '样例市',
    pathOfCode(cityCode),
  ]);
  const passwordHash = await hashOf(password);
  await db.write(systemAccess(id), async (tx) => {
    await waitAsLong(tx);
    const ids = await importAreas(tx, id, areas);
    const by = { jurisdictionId: id, actorId: null, at: new Date() };
    const people = lookers.map((role, i) => ({ id: v7(), role, name: `样例${i}`, username: `bench.${role}`, phone: `1370000000${i}` }));
    await openAccounts(
      tx,
      by,
      people.map(({ role: _, ...one }) => ({ ...one, passwordHash, staff: true, mustChangePassword: false })),
    );
    await grantPosts(
      tx,
      by,
      people.map(({ id: accountId, role }) => {
        const area = { areaId: ids.get(staff[role]) ?? '', areaPath: pathOfCode(staff[role]) };
        return { id: v7(), accountId, role, ...area, organisationId: null, validTo: null };
      }),
    );
  });
  log(`${areas.length} areas of the city`);
  await owner.query("set session_replication_role = 'replica'; set synchronous_commit = off");
  // the same spread in every run
  await owner.query('select setseed(0.5)');
  const grids = `grids as (select row_number() over (order by code) - 1 as n, id, path, code, lon, lat from areas where jurisdiction_id = $1 and level = 'grid')`;
  const fresh =
    "(lpad(to_hex((extract(epoch from now()) * 1000)::bigint - i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text || $3), 1, 15))::uuid";
  const spread = `g.lon + (random() - 0.5) * ${step}, g.lat + (random() - 0.5) * ${step}`;
  const fill = (text: string, count: number, salt: string) => owner.query(`with ${grids} ${text}`, [id, count, salt]);
  await fill(
    `insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path)
     select $1, ${fresh}, case when i < 10000 then 'branch' when i % 2 = 0 then 'enterprise' else 'volunteer_team' end, '组织' || i, g.id, g.path
     from generate_series(0, $2::int - 1) i join grids g on g.n = i % ${size.grids}`,
    size.organisations,
    'o',
  );
  await owner.query(
    `insert into persons (jurisdiction_id, id, name) select $1, md5('p' || i)::uuid, '网格员' || i from generate_series(0, $2::int - 1) i`,
    [id, size.workers],
  );
  await fill(
    `insert into offices (jurisdiction_id, id, person_id, kind, area_id, area_path, valid_from)
     select $1, ${fresh}, md5('p' || i)::uuid, 'grid_worker', g.id, g.path, '2020-01-01'
     from generate_series(0, $2::int - 1) i join grids g on g.n = i % ${size.grids}`,
    size.workers,
    'w',
  );
  await fill(
    `insert into places (jurisdiction_id, id, kind, name, area_id, area_path, area_code, lon, lat, token)
     select $1, ${fresh}, (array['service_centre','service_station','courier_station','patrol_point','canteen','venue','screen','other'])[1 + i % 8],
       '点位' || i, g.id, g.path, g.code, ${spread}, md5('t' || i)
     from generate_series(0, $2::int - 1) i join grids g on g.n = i % ${size.grids}`,
    size.places,
    'l',
  );
  // half of the cases lie in the middle of the city, as they do
  await fill(
    `insert into cases (jurisdiction_id, id, number, state, kind, channel, title, area_id, area_path, area_code, lon, lat, reporter_id,
       handler_org_id, involved_orgs, state_since, due_at, stage_due_at, event_count, head_hash, search, created_at)
     select $1, c.id, '990100' || i, s.state, 'event', 'web', '第' || i || '件', g.id, g.path, g.code, ${spread}, c.id,
       case when i % 3 > 0 then o.id end, case when i % 3 > 0 then array[o.id] else '{}' end, now(),
       now() + (i % 200 - 60) * interval '1 hour', now() + (i % 200 - 60) * interval '1 hour', 1, '\\x00', '', now()
     from generate_series(0, $2::int - 1) i
     cross join lateral (select ${fresh} as id, (array['reported','verified','filed','dispatched','handling','answered','checked','called_back','shelved'])[1 + i % 9] as state) s0
     cross join lateral (select s0.id, s0.state) c
     cross join lateral (select s0.state) s
     join grids g on g.n = case when i % 2 = 0 then i / 2 % ${size.grids} else (i / 2 % 2000) + 4000 end
     join lateral (select id from organisations where jurisdiction_id = $1 and area_id = g.id order by id limit 1) o on true`,
    size.cases,
    'c',
  );
  await owner.query("set session_replication_role = 'origin'");
  await owner.query('analyze cases; analyze places; analyze organisations; analyze offices; analyze areas');
  log(`${size.organisations} organisations, ${size.workers} workers, ${size.places} places and ${size.cases} open cases`);
  return id;
}
