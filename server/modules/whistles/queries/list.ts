import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { withRefinements } from '#contract/kernel/kinds.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { listWhistles, WhistleDetail, whistleOptions } from '#contract/whistles/api.ts';
import { type WhistleKind, whistleKindSet } from '#contract/whistles/kinds.ts';
import { ruleOf } from '#contract/whistles/rules.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { answerOrganisations, callAreas, codesOf, mayUseWhistles, readAreas } from '../policy.ts';
import { pageOfWhistles } from '../store/whistles.ts';
import { presentRows, presentWhistle } from './present.ts';

/** The eye of somebody who has to do with whistles. @throws session.forbidden */
export const usingEye = async (context: Context, viewer: Viewer): Promise<Eye> =>
  mayUseWhistles(viewer) ? eyeOf(context, viewer) : fail('session.forbidden');

/** What of all whistles a viewer may see: codes of areas, and organisations. */
export const sightOf = (viewer: Viewer) => ({ areas: codesOf(outermost(readAreas(viewer))), organisations: answerOrganisations(viewer) });

export const whistlesPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listWhistles.query>>,
): Promise<z.input<typeof listWhistles.response>> => {
  const eye = await usingEye(context, viewer);
  if (q.area !== undefined && !eye.snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const filter = {
    seen: sightOf(viewer),
    callers: q.which === 'from_us' ? codesOf(callAreas(viewer)) : null,
    called: q.which === 'to_us' ? answerOrganisations(viewer) : null,
    area: q.area ?? null,
    states: q.state && q.state.length > 0 ? q.state : null,
    kind: q.kind ?? null,
    caseId: q.case ?? null,
  };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfWhistles(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: await presentRows(eye, tx, rows), next };
  });
};

export const oneWhistle = async (context: Context, viewer: Viewer, id: string): Promise<WhistleDetail> => {
  const eye = await usingEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentWhistle(eye, tx, id));
};

/** Kinds in use: shipped ones and the jurisdiction's own that have not ended. */
export const kindsInUse = ({ kinds }: Eye): WhistleKind[] =>
  withRefinements(
    whistleKindSet,
    whistleKindSet.shipped,
    kinds.filter(({ ended }) => !ended),
  );

/** Whether departments are called so from an area. */
export const mayStart = (eye: Eye, path: string, kind: WhistleKind): boolean => {
  const level = eye.snapshot.findByPath(path)?.level;
  return ruleOf(eye.rules, kind).starters.some((one) => one === level);
};

export const optionsOf = async (context: Context, viewer: Viewer): Promise<z.input<typeof whistleOptions.response>> => {
  const eye = await usingEye(context, viewer);
  const kinds = kindsInUse(eye);
  return {
    from: [...new Set(callAreas(viewer))].flatMap((path) => {
      const area = eye.snapshot.findByPath(path);
      const allowed = kinds.filter((kind) => mayStart(eye, path, kind));
      return area && allowed.length > 0 ? [{ code: area.code, name: eye.snapshot.describe(area), kinds: allowed }] : [];
    }),
    rules: kinds.map((kind) => ({ ...ruleOf(eye.rules, kind), kind })),
  };
};
