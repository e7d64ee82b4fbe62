import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listMyHouseholds, MyHousehold } from '#contract/households/api.ts';
import { contactDays } from '#contract/households/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { Context } from '../context.ts';
import { addressOf } from '../domain/address.ts';
import { householdsLookedAfter, type MineRow } from '../store/mine.ts';
import { membersOfEach } from '../store/people.ts';
import { areaBeside, type Eye, openEye, personsOf } from './eye.ts';

/** Households shown at once; whoever looks after a large building has no more of them than this. */
const most = 200;
const dayLong = 86_400_000;

/** An eye, and how many days may pass between two contacts. */
export interface MineEye extends Eye {
  readonly every: number;
}
export const openMineEye = async (context: Context, viewer: Viewer): Promise<MineEye> => {
  const { settings = {} } = (await context.kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? {};
  return { ...(await openEye(context, viewer)), every: settingOf(contactDays, settings) };
};

/** By when a household is spoken with again. */
const dueOn = ({ today, every }: MineEye, last: Date | null): string =>
  last === null ? today : shanghaiDay(new Date(last.getTime() + every * dayLong));

/** Rows of households the viewer looks after, as many as are shown, or the one that is named. */
export const mineRows = async (eye: MineEye, tx: Tx, one: string | null = null): Promise<MineRow[]> =>
  householdsLookedAfter(tx, await personsOf(eye, tx), eye.today, { one, limit: most });

/** Such households with their people, whose names are masked: ties give no right to read the register. */
export const presentMine = async (eye: MineEye, tx: Tx, rows: readonly MineRow[]): Promise<MyHousehold[]> => {
  const members = await membersOfEach(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const due = dueOn(eye, row.contactedAt);
    return {
      id: row.id,
      address: addressOf(row),
      area: areaBeside(eye, row.areaCode).name,
      areaCode: row.areaCode,
      point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
      tie: row.tie,
      occupancy: row.occupancy === null ? null : (row.occupancy.split('-', 1)[0] as MyHousehold['occupancy']),
      people: row.people,
      members: (members.get(row.id) ?? []).map(({ name, relation }) => ({
        name: maskName(name),
        relation: relation as MyHousehold['members'][number]['relation'],
      })),
      last: row.contactedAt && row.contactedHow && { at: row.contactedAt.toISOString(), how: row.contactedHow },
      dueOn: due,
      late: due < eye.today,
    };
  });
};

/** Households the viewer looks after. */
export const myHouseholds = async (context: Context, viewer: Viewer): Promise<z.input<typeof listMyHouseholds.response>> => {
  const eye = await openMineEye(context, viewer);
  const items = await context.kernel.db.read(accessOf(viewer), async (tx) => presentMine(eye, tx, await mineRows(eye, tx)));
  return { items, every: eye.every };
};
