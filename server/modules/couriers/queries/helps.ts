import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { DeskHelp, HelpState, listHelps, OwnHelp, OwnHelps } from '#contract/couriers/helps.ts';
import { helpDays } from '#contract/couriers/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { openHelp } from '../sealing.ts';
import { type HelpRow, helpsOf, openHelps } from '../store/helps.ts';

/** What is known before a transaction begins. */
export interface HelpEye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly ring: Ring;
  readonly days: number;
  readonly now: Date;
  readonly today: string;
}
export const helpEye = async (context: Context, viewer: Viewer): Promise<HelpEye> => {
  const { kernel, territory } = context;
  const [snapshot, ring, jurisdiction] = await Promise.all([
    territory.snapshot(viewer.jurisdictionId),
    kernel.keys.of(viewer.jurisdictionId),
    kernel.jurisdictions.byId(viewer.jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, viewer, snapshot, ring, days: settingOf(helpDays, jurisdiction?.settings ?? {}), now, today: shanghaiDay(now) };
};

const areaOf = ({ snapshot }: HelpEye, path: string): DeskHelp['area'] => {
  const code = path.replaceAll('.', '');
  const found = snapshot.findByPath(path);
  return { code, name: found ? snapshot.describe(found) : code };
};
const stateOf = ({ endedWhy, helperId, until }: HelpRow, today: string): HelpState =>
  endedWhy ?? (until < today ? 'expired' : helperId === null ? 'waiting' : 'taken');

/** Ones that are over and still shown to whoever asked. */
const shownOver = 5;

/** What the viewer has asked for. */
export const ownHelpsOf = async (eye: HelpEye, tx: Tx): Promise<OwnHelps> => {
  const rows = await helpsOf(tx, eye.viewer.accountId, shownOver + 1);
  const items = rows.map((row): OwnHelp => {
    const state = stateOf(row, eye.today);
    const secret = state === 'expired' ? null : openHelp(eye.ring, row);
    const { id, kind, until } = row;
    return {
      ...{ id, kind, until, state, area: areaOf(eye, row.areaPath), askedOn: shanghaiDay(row.askedAt) },
      ...{ words: secret?.words || null, answer: secret?.answer ?? null },
    };
  });
  const isOpen = ({ words }: OwnHelp): boolean => words !== null;
  return { open: items.find(isOpen) ?? null, over: items.filter((one) => !isOpen(one)).slice(0, shownOver), days: eye.days };
};
export const helpsOfMine = async (context: Context, viewer: Viewer): Promise<OwnHelps> => {
  const eye = await helpEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => ownHelpsOf(eye, tx));
};

const around = (path: string): string[] => path.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));
/** Accounts that take care of such things in an area by a post of theirs. */
export const helpersIn = async ({ context, viewer, now }: HelpEye, tx: Tx, areaPath: string): Promise<ReadonlySet<string>> => {
  const posts = await context.accounts.postsHeld(tx, viewer.jurisdictionId, now, { areaPaths: around(areaPath), organisations: [] });
  return new Set(
    posts.flatMap(({ accountId, permissions, areaPath: of }) =>
      of !== null && isWithin(areaPath, of) && permissions.has('couriers.help') ? [accountId] : [],
    ),
  );
};

/** Open ones as those see them who may take them on. */
export const presentHelps = async (eye: HelpEye, tx: Tx, rows: readonly HelpRow[]): Promise<DeskHelp[]> => {
  const helpers = new Map<string, ReadonlySet<string>>();
  for (const { areaPath, helperId } of rows)
    if (helperId !== null && !helpers.has(areaPath)) helpers.set(areaPath, await helpersIn(eye, tx, areaPath));
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, area: areaOf(eye, row.areaPath), state: stateOf(row, eye.today) },
    ...{ askedOn: shanghaiDay(row.askedAt), until: row.until, answeredAt: row.answeredAt?.toISOString() ?? null },
    mine: row.helperId === eye.viewer.accountId,
    own: row.accountId === eye.viewer.accountId,
    left: row.helperId !== null && !(helpers.get(row.areaPath)?.has(row.helperId) ?? false),
  }));
};

/** What is open in the viewer's areas: kind, community and day. @throws session.forbidden */
export const helpsToDo = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listHelps.query>>,
): Promise<z.input<typeof listHelps.response>> => {
  if (!can(viewer, 'couriers.help')) fail('session.forbidden');
  const eye = await helpEye(context, viewer);
  const codes = areasWith(viewer, 'couriers.help').map((path) => path.replaceAll('.', ''));
  const [after = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await openHelps(tx, codes, eye.today, after, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: await presentHelps(eye, tx, rows), next };
  });
};
