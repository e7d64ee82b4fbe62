import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { findByPhones } from '#modules/persons/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { readablePaths } from '../policy.ts';
import { accountHolder } from '../store/people.ts';

/** Who looks, when, and what is called what; opened before any transaction. */
export interface Eye {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly today: string;
  readonly territory: TerritorySnapshot;
  readonly kinds: readonly LocalKind[];
  readonly ring: Ring;
  /** Areas whose households the viewer reads by post. */
  readonly paths: readonly string[];
}

export const openEye = async ({ kernel, territory }: Context, viewer: Viewer): Promise<Eye> => {
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const now = kernel.clock.now();
  return {
    viewer,
    now,
    today: shanghaiDay(now),
    territory: snapshot,
    kinds: await kernel.kinds.of(viewer.jurisdictionId),
    ring: await kernel.keys.of(viewer.jurisdictionId),
    paths: readablePaths(viewer, snapshot.root.path),
  };
};

/** Who the viewer is among the persons: the one tied to the account, or whoever has its phone. */
export const personsOf = async (eye: Eye, tx: Tx): Promise<string[]> => {
  const { phone, personId } = await accountHolder(tx, eye.viewer.accountId);
  const bearers = phone === null ? [] : await findByPhones(tx, eye.ring, [phone]);
  return [...(personId === null ? [] : [personId]), ...bearers.map(({ id }) => id)];
};

const codeOf = (path: string): string => path.replaceAll('.', '');

/** An area by code. @throws territory.area_not_found */
export const areaOf = ({ territory }: Pick<Eye, 'territory'>, code: string): TerritoryArea =>
  territory.find(code) ?? fail('territory.area_not_found', { code });

/** Codes of the areas that both the viewer reads and the question names. @throws session.forbidden for those who read none */
export const reach = (eye: Eye, wished: string | undefined): string[] => {
  if (eye.paths.length === 0) fail('session.forbidden');
  if (wished === undefined) return eye.paths.map(codeOf);
  const { path } = areaOf(eye, wished);
  if (eye.paths.some((own) => isWithin(path, own))) return [codeOf(path)];
  return eye.paths.filter((own) => isWithin(own, path)).map(codeOf);
};

/** An area beside something else. */
export const areaBeside = ({ territory }: Pick<Eye, 'territory'>, code: string): { code: string; name: string } => {
  const area = territory.find(code);
  return { code, name: area ? territory.describe(area) : code };
};
