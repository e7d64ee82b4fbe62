import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { EnrolmentCommunity, listEnrolmentCommunities, listEnrolmentGroups } from '#contract/enrolment/communities.ts';
import type { openEnrolmentCode } from '#contract/enrolment/members.ts';
import { activitiesAMonth } from '#contract/enrolment/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { readToken, tokenOf } from '#kernel/keys/tokens.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage, readCodes } from '../policy.ts';
import { type CodeRow, codesWithin, findCode, groupsWithin } from '../store/communities.ts';
import { countsByArea, currentOf } from '../store/enrolments.ts';
import { enrolledByArea } from '../store/units.ts';
import { presentEnrolment } from './present.ts';

const use = 'enrolment.code';

/** The address in a community's QR code, signed: nobody makes one for a community but we. */
export const pathOfCode = (ring: Ring, jurisdictionId: string, id: string): string =>
  `/enrol/${tokenOf({ jurisdictionId, id, signature: ring.sign(use, id) })}`;

/** The community a code leads to. @throws enrolment.code_unknown for what is no code of ours, or was replaced */
export const readEnrolmentCode = async ({ kernel }: Context, text: string): Promise<CodeRow & { jurisdictionId: string }> => {
  const token = readToken(text) ?? fail('enrolment.code_unknown');
  const jurisdiction = (await kernel.jurisdictions.byId(token.jurisdictionId)) ?? fail('enrolment.code_unknown');
  const ring = await kernel.keys.of(jurisdiction.id);
  if (!ring.verify(use, token.id, token.signature)) fail('enrolment.code_unknown');
  const code = await kernel.db.read(systemAccess(jurisdiction.id), (tx) => findCode(tx, token.id));
  return { ...(code ?? fail('enrolment.code_unknown')), jurisdictionId: jurisdiction.id };
};

/** What a code tells: to anybody the community, to somebody signed in how they stand to it. */
export const openCode = async (
  context: Context,
  viewer: Viewer | null,
  token: string,
): Promise<z.input<typeof openEnrolmentCode.response>> => {
  const code = await readEnrolmentCode(context, token);
  const [snapshot, jurisdiction] = await Promise.all([
    context.territory.snapshot(code.jurisdictionId),
    context.kernel.jurisdictions.byId(code.jurisdictionId),
  ]);
  const answer = {
    community: areaOf({ snapshot }, code.areaPath),
    activitiesAMonth: settingOf(activitiesAMonth, jurisdiction?.settings ?? {}),
    named: false,
    mine: null,
  };
  if (!viewer || viewer.anonymous || viewer.jurisdictionId !== code.jurisdictionId) return answer;
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = await tiedPerson(tx, viewer.accountId);
    const row = personId && (await currentOf(tx, personId));
    return { ...answer, named: personId !== null, mine: row ? presentEnrolment(eye, row) : null };
  });
};

/** Codes of the areas asked for, as far as the viewer reads there. @throws territory.area_not_found, session.forbidden */
export const codesAsked = ({ viewer, snapshot }: Eye, area: string | undefined): string[] => {
  const reads = readCodes(viewer);
  if (reads.length === 0) fail('session.forbidden');
  if (area === undefined) return reads;
  const { code } = snapshot.find(area) ?? fail('territory.area_not_found', { code: area });
  if (reads.some((root) => code.startsWith(root))) return [code];
  const below = reads.filter((root) => root.startsWith(code));
  return below.length > 0 ? below : fail('session.forbidden');
};

/** Communities with their codes and counts, read at once for all of them. */
export const presentCommunities = async (
  eye: Eye,
  tx: Tx,
  areas: readonly TerritoryArea[],
  codes: readonly string[],
): Promise<EnrolmentCommunity[]> => {
  const ids = await codesWithin(tx, codes);
  const members = await countsByArea(tx, codes);
  const units = await enrolledByArea(tx, codes);
  const of = Map.groupBy(members, ({ areaCode }) => areaCode);
  return areas.map((area) => {
    const id = ids.get(area.path);
    const sum = (waiting: boolean): number =>
      (of.get(area.code) ?? []).reduce((all, { state, count }) => all + ((state === 'asked') === waiting ? count : 0), 0);
    return {
      ...areaOf(eye, area.path),
      path:
        id !== undefined && mayManage(eye.viewer, area.path)
          ? `${eye.context.kernel.config.publicUrls[0] ?? ''}${pathOfCode(eye.ring, eye.viewer.jurisdictionId, id)}`
          : null,
      members: sum(false),
      waiting: sum(true),
      units: units.get(area.code) ?? 0,
    };
  });
};

export const communities = async (
  context: Context,
  viewer: Viewer,
  area: string | undefined,
): Promise<z.input<typeof listEnrolmentCommunities.response>> => {
  const eye = await eyeOf(context, viewer);
  const codes = codesAsked(eye, area);
  const areas = codes.flatMap((code) => {
    const one = eye.snapshot.find(code);
    return one ? eye.snapshot.within(one, 'community') : [];
  });
  const items = await context.kernel.db.read(accessOf(viewer), (tx) => presentCommunities(eye, tx, areas, codes));
  const sum = (of: 'members' | 'waiting' | 'units'): number => items.reduce((all, one) => all + one[of], 0);
  return { items, members: sum('members'), waiting: sum('waiting'), units: sum('units'), mayManage: mayManage(viewer) };
};

export const groups = async (
  context: Context,
  viewer: Viewer,
  area: string | undefined,
): Promise<z.input<typeof listEnrolmentGroups.response>> => {
  const eye = await eyeOf(context, viewer);
  const codes = codesAsked(eye, area);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => groupsWithin(tx, codes));
  return { items: rows.map(({ areaPath, ...g }) => ({ ...g, buildings: [...g.buildings], community: areaOf(eye, areaPath) })) };
};
