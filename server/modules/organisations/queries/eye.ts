import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Kind, type KindSet, withRefinements } from '#contract/kernel/kinds.ts';
import { fail } from '#kernel/errors.ts';
import { openEye } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { mayReadOrganisations } from '../policy.ts';
import type { Eye } from './present-people.ts';

/**
 * Opens the eyes of a viewer who may read organisations. Before any transaction: it may have to read the territory and the keys.
 * @throws `session.forbidden`
 */
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  if (!mayReadOrganisations(viewer)) fail('session.forbidden');
  return { ...(await openEye(context, viewer)), kinds: await context.kernel.kinds.of(viewer.jurisdictionId) };
};

/** Code of an area that exists or existed. */
export const areaOf = (eye: Eye, code: string) => eye.territory.find(code) ?? fail('territory.area_not_found');

/** Kinds that are asked for, with their refinements; null where none are. */
export const askedKinds = <C extends string>(eye: Eye, set: KindSet<C>, kinds: readonly string[] | undefined): Kind<C>[] | null =>
  kinds?.length ? withRefinements(set, kinds, eye.kinds) : null;

/** A text to look for; null when there is none. */
export const sought = (q: string | undefined): string | null => (q === undefined || q === '' ? null : q);
