import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { drawSpotChecks as endpoint, SpotDraw } from '#contract/ratings/spot-checks.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { closedBetween, closingsOf } from '#modules/cases/index.ts';
import { sampleOf } from '../domain/lots.ts';
import { mayDraw } from '../policy.ts';
import { presentDraw } from '../queries/spot-checks.ts';
import { wordsIn } from '../queries/words.ts';
import type { Ratings } from '../ratings.ts';
import { dayAhead } from '../rulings.ts';
import { settingsIn } from '../settings.ts';
import { drawsOf, insertDraw, insertSpotChecks } from '../store/spot-checks.ts';

const day = 86_400_000;
/** Cases a draw is taken from at most: two weeks of the largest city. */
const mostCases = 1_000_000;

interface Asked {
  readonly jurisdictionId: string;
  readonly areaCode: string;
  readonly from: Date;
  readonly to: Date;
  readonly percent: number;
  /** Days to carry it out. */
  readonly days: number;
  readonly by: string | null;
  readonly at: Date;
}

/**
 * Draws a share of the cases that were closed in a period and are not archived, and tells those who are to look. The seed is made here, so that
 * nobody knows beforehand whom the lot falls on, and is kept, so that everybody can draw again.
 * @returns the id of the draw; null when there was nothing to draw from, or the platform has drawn from the period before
 */
export const draw = async (tx: Tx, asked: Asked): Promise<string | null> => {
  const { jurisdictionId, areaCode, from, to, percent, days, by, at } = asked;
  const ids = await closedBetween(tx, areaCode, from, to, mostCases);
  if (ids.length === 0) return null;
  const id = idOf(at);
  const seed = randomBytes(16).toString('hex');
  const populationDigest = createHash('sha256').update(ids.join('\n')).digest();
  const made = { id, areaCode, from, to, seed, percent, population: ids.length, populationDigest, drawnBy: by, drawnAt: at };
  if (!(await insertDraw(tx, made))) return null;
  const closings = await closingsOf(tx, sampleOf(seed, ids, percent));
  const dueOn = dayAhead(at, days);
  await insertSpotChecks(
    tx,
    closings.map((c) => ({ ...c, id: idOf(at), drawId: id, dueOn })),
  );
  // one notice for each area, however many of its cases were drawn
  const areas = Map.groupBy(closings, (c) => c.areaCode);
  await notify(
    tx,
    jurisdictionId,
    [...areas].map(([code, some]) => ({
      kind: 'ratings.spot_check',
      variant: 'drawn',
      to: { permission: 'ratings.inspect', around: pathOfCode(code) },
      subject: null,
      data: { count: some.length, day: dueOn },
      cause: `${id} ${code}`,
      at,
    })),
  );
  return id;
};

/** Draws by hand from the closed cases of an area. */
export const drawByHand = async (
  ratings: Ratings,
  viewer: Viewer,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<SpotDraw> => {
  const { kernel, territory } = ratings;
  const [snapshot, settings, words] = await Promise.all([
    territory.snapshot(viewer.jurisdictionId),
    settingsIn(kernel, viewer.jurisdictionId),
    wordsIn(ratings, viewer.jurisdictionId),
  ]);
  const area = snapshot.find(body.area) ?? fail('territory.area_not_found', { code: body.area });
  if (!mayDraw(viewer, area.code)) fail('session.forbidden');
  const from = new Date(`${body.from}T00:00:00+08:00`);
  const to = new Date(Date.parse(`${body.to}T00:00:00+08:00`) + day);
  if (from >= to) fail('ratings.period_wrong');
  return command(
    kernel,
    viewer,
    'ratings.draw',
    body,
    async ({ tx, at, jurisdictionId, log }) => {
      await seeAll(tx);
      const { percent } = body;
      const by = viewer.accountId;
      const id = await draw(tx, { jurisdictionId, areaCode: area.code, from, to, percent, days: settings.decisionDays, by, at });
      if (id === null) return fail('ratings.nothing_to_draw');
      await log('ratings.drawn', area.name, { data: { id, percent } });
      return { id };
    },
    async ({ tx }, { id }) => {
      if (!mayDraw(viewer, area.code)) fail('session.forbidden');
      const [made] = await drawsOf(tx, [area.code], id);
      return made ? presentDraw(made, words) : fail('ratings.nothing_to_draw');
    },
  );
};

/** The week before the Monday on or before a moment, Shanghai time. */
const weekBefore = (now: Date): { from: Date; to: Date } => {
  const shifted = new Date(now.getTime() + 8 * 3_600_000);
  const sinceMonday = (shifted.getUTCDay() + 6) % 7;
  const to = new Date(Math.floor(shifted.getTime() / day) * day - sinceMonday * day - 8 * 3_600_000);
  return { from: new Date(to.getTime() - 7 * day), to };
};

/**
 * Draws by itself from the week before. Weekly, as a case is archived fifteen days after its closing and then cannot be opened again: a monthly
 * draw would find most false closings too late.
 */
export const drawLastWeek = async ({ kernel, territory }: Ratings, jurisdictionId: string): Promise<void> => {
  const { spotShare, decisionDays } = await settingsIn(kernel, jurisdictionId);
  if (spotShare === 0) return;
  const { root } = await territory.snapshot(jurisdictionId);
  const at = kernel.clock.now();
  const common = { jurisdictionId, areaCode: root.code, percent: spotShare, days: decisionDays, by: null, at };
  await kernel.db.write(systemAccess(jurisdictionId), (tx) => draw(tx, { ...common, ...weekBefore(at) }));
};
