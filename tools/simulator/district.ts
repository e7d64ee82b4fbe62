import { setTimeout as sleep } from 'node:timers/promises';
import { CallError } from '#client/call.ts';
import * as accountsApi from '#client/endpoints/accounts.ts';
import * as casesApi from '#client/endpoints/cases.ts';
import { uploadedPhoto } from '#contract/cases/api.ts';
import { bookedType } from '#contract/tariffs/values.ts';
import type { Area } from '#contract/territory/api.ts';
import { look, nextStep, take } from './carry.ts';
import { type Cast, findCast } from './cast.ts';
import { type Person, patiently } from './person.ts';
import { type Places, readPlaces } from './places.ts';
import { type Random, randomFrom } from './random.ts';
import { drawScene } from './scenes.ts';
import { pointNear, storyOf } from './stories.ts';

export interface SimulationOptions {
  readonly url: string;
  readonly log: (line: string) => void;
}

/** Reports until the district looks lived-in, and the pause between acts while it fills and afterwards, in milliseconds. */
const pace = { filling: 40, whileFilling: 120, gentle: 4_000, openMost: 120, afterFault: 15_000 };
/** A case in the newcomer's own hands is left alone this long before a colleague steps in. */
const patienceMinutes = 10;

const gridsOf = (places: Places): Area[] =>
  places.streets.flatMap((s) => places.communities(s.id).flatMap((c) => places.grids(c.id).filter((g) => g.center !== null)));

/** One simulated resident reports one thing, sometimes with a drawn photo. */
const reportOne = async (
  cast: Cast,
  random: Random,
  grids: readonly Area[],
  home: string,
  login?: string,
): Promise<{ caseId: string; login: string }> => {
  // every second report comes from where the showcase accounts work: their grid, else their street
  const here = random.chance(0.5) ? (random.chance(0.4) ? home : home.slice(0, 9)) : '';
  const near = grids.filter((g) => g.code.startsWith(here));
  const grid = random.pick(near.length > 0 ? near : grids);
  const reporter = login === undefined ? await cast.resident(Math.floor(random.next() * cast.residents.length)) : await cast.person(login);
  const story = storyOf(random, grid);
  const photoIds: string[] = [];
  if (story.scene !== null && random.chance(0.8)) {
    const photo = new Blob([(await drawScene(random, story.scene)) as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' });
    photoIds.push(uploadedPhoto.parse(await patiently(() => reporter.upload(photo))).id);
  }
  const body = {
    id: crypto.randomUUID(),
    text: story.text,
    point: grid.center ? pointNear(random, grid.center) : null,
    areaCode: null,
    placeText: grid.name,
    categoryCode: null,
    photoIds,
    anonymous: random.chance(0.15),
    occurredAt: null,
  };
  const { caseId } = await patiently(() => reporter.call(casesApi.createReport, { body }));
  return { caseId, login: reporter.login };
};

/**
 * Keeps a demo district at work through its public API until stopped: at first quickly, until some dozens of cases lie in every state, then
 * gently. Looks at the switch in the settings before each act. Cases in the hands of the showcase accounts are left to whoever sits there,
 * for some minutes.
 */
export const startSimulation = ({ url, log }: SimulationOptions): { stop(): Promise<void> } => {
  let stopped = false;
  const random = randomFrom(Date.now());

  /** Takes the next step on some open case, the newcomer's own reports included. */
  const step = async (cast: Cast, supervisor: Person, caseId: string, reporter: string | undefined, patience: number): Promise<void> => {
    const seen = await look(supervisor, caseId);
    // a visit is done on the day for which it was booked, not in the next minute
    if (seen.kind === bookedType) return;
    const next = await nextStep(cast, random, reporter === undefined ? null : await cast.person(reporter), seen, new Date());
    if (next === null) return;
    const waited = (Date.now() - Date.parse(seen.stateSince)) / 60_000;
    if (cast.named.has(next.who.login) && waited < patience) return;
    await take(cast, seen, next);
  };

  const run = async (): Promise<void> => {
    const cast = await findCast(url);
    const resident = await cast.resident(0);
    const places = await readPlaces(resident);
    const grids = gridsOf(places);
    const home = (await (await cast.person('gridworker')).call(accountsApi.getMe, {})).posts[0]?.area?.code ?? '';
    const supervisor = await cast.staff('supervisor', places.streets[0]?.path ?? '');
    const reporters = new Map<string, string>();
    let open: string[] = [];
    let lookedAt = 0;
    let total = (await supervisor.call(casesApi.countCases, { query: {} })).queues.all;
    while (!stopped) {
      const filling = total < pace.filling;
      try {
        const { jurisdiction } = await resident.call(accountsApi.getMe, {});
        if (jurisdiction.simulation) {
          if (Date.now() - lookedAt > 15_000) {
            open = (await supervisor.call(casesApi.listCases, { query: { queue: 'open', limit: 200 } })).items.map((c) => c.id);
            lookedAt = Date.now();
          }
          if (open.length < 5 || (open.length < pace.openMost && random.chance(filling ? 0.35 : 0.2))) {
            // the showcase resident has something to follow and rate as well
            const { caseId, login } = await reportOne(cast, random, grids, home, filling && total % 12 === 5 ? 'resident' : undefined);
            reporters.set(caseId, login);
            open.push(caseId);
            total++;
          } else {
            const caseId = random.pick(open);
            await step(cast, supervisor, caseId, reporters.get(caseId), filling ? 0 : patienceMinutes);
          }
        }
      } catch (error) {
        // somebody else acted first, or the server is going down: both are ordinary here
        if (!(error instanceof CallError)) log(`simulation: ${(error as Error).message}`);
      }
      await sleep(filling ? pace.whileFilling : pace.gentle * (0.5 + random.next()), undefined, { ref: false });
    }
  };
  /** The district outlives a restart or a fault of the server: after a pause everybody comes back. */
  const keepOn = async (): Promise<void> => {
    while (!stopped) {
      await run().catch((error: Error) => stopped || log(`the simulation pauses: ${error.message}`));
      if (!stopped) await sleep(pace.afterFault, undefined, { ref: false });
    }
  };
  const running = keepOn();
  return {
    stop: async () => {
      stopped = true;
      await Promise.race([running, sleep(1_000)]);
    },
  };
};
