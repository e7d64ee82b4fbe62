import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { addRegister, type RegisteredBuilding } from '#modules/households/index.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { between, type Random, seeded } from '#tools/demo/geometry/random.ts';
import { openPersonNames } from '#tools/demo/people/names.ts';
import type { DemoStep } from '#tools/demo/step.ts';
import { type DemoArea, demoAreas } from '#tools/demo/territory.ts';

/** The community whose register has been begun: its estates are entered, one of them completely. */
const begun = '530702002003';
const areas = [62.4, 76, 89.5, 89.5, 102.3, 118, 126.8];

const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** The buildings of an estate: two units of six floors, two flats on each, until all its households have a place. */
const buildingsOf = (random: Random, estate: DemoArea, id: string): Omit<RegisteredBuilding, 'headId'>[] => {
  const made: Omit<RegisteredBuilding, 'headId'>[] = [];
  let left = estate.households ?? 0;
  for (let n = 1; left > 0; n++) {
    const households: RegisteredBuilding['households'][number][] = [];
    for (const unit of ['1单元', '2单元'])
      for (let floor = 1; floor <= 6; floor++)
        for (const flat of ['01', '02']) {
          if (left <= 0) break;
          const shop = floor === 1 && n === 1 && unit === '1单元';
          if (!shop) left--;
          const occupancy = oneOf(random, ['owner', 'owner', 'owner', 'owner', 'let', 'let', 'vacant', null]);
          households.push({
            unit,
            room: `${floor}${flat}`,
            floorArea: oneOf(random, areas),
            use: shop ? 'shop' : 'dwelling',
            occupancy: shop ? 'let' : occupancy,
            people: shop || occupancy === 'vacant' ? 0 : occupancy === null ? null : between(random, 1, 5),
          });
        }
    // in rows of four, as estates are built
    const at = (degrees: number, steps: number, step: number): number => Math.round((degrees + steps * step) * 1e6) / 1e6;
    const point = {
      lon: at(estate.center.lon, ((n - 1) % 4) - 1.5, 0.00045),
      lat: at(estate.center.lat, 1.5 - Math.floor((n - 1) / 4), 0.0003),
    };
    made.push({
      name: `${estate.shortName}${n}栋`,
      area: { id, path: estate.path, code: estate.code },
      point,
      outline: [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ].map(([x = 0, y = 0]) => [at(point.lon, x, 0.00015), at(point.lat, y, 0.00006)]),
      floors: 6,
      built: 1996 + (n % 9),
      households,
    });
  }
  return made;
};

/** Adds the register of households of one community, with who looks after its buildings. */
const addHouseholds: DemoStep = async (tx, { jurisdictionId, areaIds, ring }) => {
  const random = seeded(20261128);
  const name = openPersonNames(random);
  const day = shanghaiDay(new Date(Date.now() - 60 * 86_400_000));
  const estates = demoAreas().filter(({ code, kind }) => code.startsWith(begun) && kind === 'estate');
  const plain = estates.flatMap((estate) => buildingsOf(random, estate, areaIds.get(estate.code) ?? ''));
  // most have a head by now
  const heads = plain.map(() => (random() < 0.8 ? { id: v7(), name: name(), phone: null, partyMember: random() < 0.5 } : null));
  await insertPersons(
    tx,
    jurisdictionId,
    ring,
    heads.filter((one) => one !== null),
  );
  const buildings = plain.map((building, i) => ({ ...building, headId: heads[i]?.id ?? null }));
  const [first] = estates;
  await addRegister(tx, jurisdictionId, buildings, first ? [areaIds.get(first.code) ?? ''] : [], day);
};
export default addHouseholds;
