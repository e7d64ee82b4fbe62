import { v7 } from 'uuid';
import type { District, Who } from '#tools/testing/district.ts';

/** Has people of the district live in one house of the first grid, so that they stand on the roll of its community. */
export const residentsOf = async (d: District, living: readonly Who[]): Promise<void> => {
  const grid = d.area('001001001');
  const building = v7();
  await d.database.db.write(d.access, async (tx) => {
    await tx
      .insertInto('buildings')
      .values({ jurisdiction_id: d.id, id: building, area_id: grid.id, area_path: grid.path, name: '1幢', key: '1', place: '0001' })
      .execute();
    for (const [i, who] of living.entries()) {
      const [person, household] = [v7(), v7()];
      await tx
        .insertInto('persons')
        .values({ jurisdiction_id: d.id, id: person, name: d.people[who].name, account_id: d.people[who].id })
        .execute();
      await tx
        .insertInto('households')
        .values({
          jurisdiction_id: d.id,
          id: household,
          building_id: building,
          area_code: grid.code,
          room: `10${i}`,
          place: `000100010${i}`,
        })
        .execute();
      await tx
        .insertInto('household_members')
        .values({ jurisdiction_id: d.id, id: v7(), household_id: household, person_id: person, relation: 'owner' })
        .execute();
    }
  });
};
