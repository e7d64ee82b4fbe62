import { openDatabase } from '#kernel/db.ts';
import { ensureBuilt } from '#tools/build.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { signIn } from '#tools/simulator/person.ts';
import { weightOf } from '../../mobile/weight.ts';
import { round } from '../intake/figures.ts';
import { createWorld } from '../intake/world.ts';
import { compare, countBefore } from './check.ts';
import { fillField } from './fill.ts';
import { monthOf } from './month.ts';
import { measurePhone } from './phone.ts';
import { sendAll } from './send.ts';

export interface FieldFigures {
  /** Wall time of the month. */
  seconds: number;
  errors: number;
  lost: number;
  doubled: number;
  /** A full day of a phone over a slow link. */
  daySyncS: number;
  /** JavaScript of the worker's page, compressed, 1 kB = 1000 bytes. */
  initialKb: number;
  offlineOpenMs: number;
}

/** Replays a month in the field through the API in an installation of its own, and lets a phone synchronise a full day. */
export async function measureField({ connections }: { connections: number }, log: (line: string) => void): Promise<FieldFigures> {
  await ensureBuilt(log);
  const world = await createWorld(log);
  const db = openDatabase(world.appUrl, { max: 2 });
  try {
    const { database, sessionSecret, ours } = world;
    const field = await fillField({ database, db, sessionSecret }, log);
    const supervisor = await signIn(ours.url, 'supervisor', demoPassword);
    const jobs = await monthOf(field, supervisor, database);
    const before = await countBefore(database);
    const { faults, ...sent } = await sendAll(ours.url, jobs, connections, log);
    for (const fault of faults) log(fault);
    log(
      `${jobs.length} sent in ${sent.seconds.toFixed(0)} s; ${sent.cutBefore} cut before they arrived, ${sent.cutAfter} after the commit`,
    );
    const { lost, doubled } = await compare(database, jobs, before);
    log(`${sent.errors} errors, ${lost} lost, ${doubled} doubled`);
    const count = async (): Promise<number> =>
      (await database.query<{ all: number }>('select count(*)::int as all from patrol_scans')).rows[0]?.all ?? 0;
    const { daySyncS, offlineOpenMs } = await measurePhone(ours.url, field, count, log);
    return {
      seconds: round(sent.seconds, 1),
      errors: sent.errors,
      lost,
      doubled,
      daySyncS: round(daySyncS, 1),
      initialKb: round(weightOf('src/modules/field/day-page.tsx').total / 1000, 1),
      offlineOpenMs: round(offlineOpenMs, 0),
    };
  } finally {
    await db.close();
    await world.close();
  }
}
