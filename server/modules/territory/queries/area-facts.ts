import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import { type AreaFacts as Answer, type getAreaChildren, standardLines, type WorkLine, type WorkLines } from '#contract/territory/lines.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type AreaFacts, factsOf, type PresentArea } from '../domain/drawing-plan.ts';
import { drawnBelow, mayConfigureLines, mayManageArea } from '../domain/drawing-rights.ts';
import { findPresentArea } from '../store/drawn-areas.ts';
import { carriedBeyond, childrenFacts, fullName, readLines } from '../store/facts.ts';
import { findPresent } from '../store/lists.ts';

const digest = (value: unknown): string => sha256(JSON.stringify(value)).toString('base64url').slice(0, 22);

/** Changes whenever any of an area's facts does, whoever changed it. */
export const versionOf = (facts: AreaFacts): string => digest(factsOf(facts));

/** Changes whenever the lines of work do, in whatever order the database keeps their members. */
export const linesVersion = (lines: readonly WorkLine[]): string => digest(lines.map(({ code, name }) => [code, name.zh, name.en]));

/** Codes of areas that full names begin with: streets and below. */
const namedFrom = /^\d{9}/;
const carriesLines = (area: { readonly level: AreaLevel }): boolean => area.level === 'grid' || area.level === 'micro_grid';

/** An area as its page shows it. @throws territory.area_not_found */
export const areaShown = async (tx: Tx, code: string, now: Date, viewer: Viewer): Promise<Answer> => {
  const area = (await findPresentArea(tx, code, now)) ?? fail('territory.area_not_found', { code });
  return present(area, await fullName(tx, code), viewer);
};

function present(area: Omit<PresentArea, 'boundary' | 'parentId' | 'validFrom'>, full: string, viewer: Viewer): Answer {
  const may = mayManageArea(viewer, area.path);
  const { lines, names, ...facts } = factsOf(area);
  return {
    id: area.id,
    code: area.code,
    path: area.path,
    level: area.level,
    fullName: full,
    ...facts,
    householdsCounted: area.householdsCounted,
    names: [...names],
    lines: [...lines],
    version: versionOf(area),
    actions: may
      ? ['edit', ...(carriesLines(area) ? (['set_lines'] as const) : []), ...(drawnBelow[area.level] ? (['draw'] as const) : [])]
      : [],
  };
}

/** An area with what is known of it; for whoever holds a post. */
export async function areaFactsOf(kernel: Kernel, viewer: Viewer, code: string): Promise<Answer> {
  if (viewer.posts.length === 0) fail('session.forbidden');
  return kernel.db.read(accessOf(viewer), (tx) => areaShown(tx, code, kernel.clock.now(), viewer));
}

/** The areas directly below one with what is known of each; for whoever holds a post. */
export async function childrenFactsOf(kernel: Kernel, viewer: Viewer, code: string): Promise<z.input<typeof getAreaChildren.response>> {
  if (viewer.posts.length === 0) fail('session.forbidden');
  const now = kernel.clock.now();
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const parent = (await findPresent(tx, code, now)) ?? fail('territory.area_not_found', { code });
    const above = namedFrom.test(code) ? `${await fullName(tx, code)} · ` : '';
    const children = await childrenFacts(tx, parent.id, now);
    return { items: children.map((one) => ({ ...present(one, above + one.shortName, viewer), childCount: one.childCount })) };
  });
}

/** The lines of work of the viewer's jurisdiction. */
export const linesOf = async (tx: Tx): Promise<readonly WorkLine[]> => (await readLines(tx)) ?? standardLines;

/** The lines of work, and whether the viewer may configure them; for whoever holds a post. */
export async function linesPage(kernel: Kernel, viewer: Viewer): Promise<WorkLines> {
  if (viewer.posts.length === 0) fail('session.forbidden');
  const mayConfigure = mayConfigureLines(viewer);
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const items = await linesOf(tx);
    const carried = mayConfigure ? await carriedBeyond(tx, [], kernel.clock.now()) : [];
    return {
      items: [...items],
      version: linesVersion(items),
      mayConfigure,
      carried: Object.fromEntries(carried.map(({ code, count }) => [code, count])),
    };
  });
}
