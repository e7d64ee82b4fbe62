import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { openScreen, showScreen } from '#contract/patrols/points.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { readToken, tokenOf } from '#kernel/keys/tokens.ts';
import { type Context, eyeOf } from '../context.ts';
import { rotatingPath, slotAt, slotLong } from '../domain/code.ts';
import { leads } from '../policy.ts';
import { findPoints } from '../store/points.ts';
import { getPoint } from './points.ts';

const use = 'patrols.screen';
/** What the address of a screen is signed for: a new code of the place makes it void. */
const signed = (placeId: string, token: string): string => `${placeId} ${token}`;

/** The address of the page that shows the rotating code of a point: signed, so that a screen needs no account. */
export const screenOf = async (context: Context, viewer: Viewer, placeId: string): Promise<z.input<typeof openScreen.response>> => {
  const { jurisdictionId } = viewer;
  const eye = await eyeOf(context, viewer);
  const ring = await context.kernel.keys.of(jurisdictionId);
  const point = await context.kernel.db.read(accessOf(viewer), (tx) => getPoint(eye, tx, placeId));
  if (!leads(viewer, point.areaPath)) fail('session.forbidden');
  return { path: `/patrol-screen/${tokenOf({ jurisdictionId, id: placeId, signature: ring.sign(use, signed(placeId, point.token)) })}` };
};

/** What a screen shows now. @throws patrols.screen_unknown for what is no address of ours, or of a point that shows no rotating code any more */
export const showOnScreen = async ({ kernel }: Context, text: string): Promise<z.input<typeof showScreen.response>> => {
  const token = readToken(text) ?? fail('patrols.screen_unknown');
  const jurisdiction = (await kernel.jurisdictions.byId(token.jurisdictionId)) ?? fail('patrols.screen_unknown');
  const ring = await kernel.keys.of(jurisdiction.id);
  const [point] = await kernel.db.read(systemAccess(jurisdiction.id), (tx) => findPoints(tx, [token.id]));
  if (!point || point.closed || point.codeMode !== 'rotating' || !ring.verify(use, signed(point.placeId, point.token), token.signature))
    return fail('patrols.screen_unknown');
  const at = kernel.clock.now();
  const slot = slotAt(at);
  const code = rotatingPath(ring, { id: point.placeId, token: point.token, jurisdiction: jurisdiction.code }, slot);
  return {
    name: point.name,
    code: `${kernel.config.publicUrls[0] ?? ''}${code}`,
    until: new Date((slot + 1) * slotLong).toISOString(),
    at: at.toISOString(),
  };
};
