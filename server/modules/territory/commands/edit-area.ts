import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { areaKindSet } from '#contract/territory/kinds.ts';
import type {
  AreaFacts as Answer,
  setAreaLines as areaLinesEndpoint,
  editArea as editEndpoint,
  setLines as linesEndpoint,
} from '#contract/territory/lines.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { checkKind } from '#kernel/kinds.ts';
import { type AreaFacts, factNames, factsOf, type PresentArea, sameValue } from '../domain/drawing-plan.ts';
import { mayConfigureLines, mayManageArea } from '../domain/drawing-rights.ts';
import { areaShown, linesOf, linesVersion, versionOf } from '../queries/area-facts.ts';
import { announceChange } from '../store/areas.ts';
import { findPresentArea, writeFacts } from '../store/drawn-areas.ts';
import { carriedBeyond, holdLines, nameTaken, putLines } from '../store/facts.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** One change of an area's facts: held, checked against what the viewer saw, written, told and kept in the audit trail. */
const change = async (
  kernel: Kernel,
  viewer: Viewer,
  code: string,
  body: { id: string; version: string },
  action: 'area_edited' | 'area_lines_set',
  wanted: (tx: Tx, area: PresentArea) => Promise<AreaFacts>,
): Promise<Answer> => {
  if (viewer.posts.length === 0) fail('session.forbidden');
  return command(
    kernel,
    viewer,
    `territory.${action} ${code}`,
    body,
    async ({ tx, at, log }) => {
      const area = (await findPresentArea(tx, code, at, true)) ?? fail('territory.area_not_found', { code });
      if (!mayManageArea(viewer, area.path)) fail('session.forbidden');
      if (versionOf(area) !== body.version) fail('territory.area_changed');
      const facts = await wanted(tx, area);
      const fields = factNames.filter((field) => !sameValue(facts[field], area[field]));
      if (fields.length > 0) {
        await writeFacts(tx, area.id, facts);
        const of = (one: AreaFacts) => Object.fromEntries(fields.map((field) => [field, one[field]]));
        await log(`territory.${action}`, code, { data: { before: of(area), after: of(facts) } });
        await announceChange(tx, viewer.jurisdictionId);
      }
      return { fields };
    },
    ({ tx, at }) => areaShown(tx, code, at, viewer),
  );
};

/** Changes names and counts of an area. */
export const editArea = async (kernel: Kernel, viewer: Viewer, code: string, body: Body<typeof editEndpoint>): Promise<Answer> => {
  const kinds = await kernel.kinds.of(viewer.jurisdictionId);
  return change(kernel, viewer, code, body, 'area_edited', async (tx, area) => {
    if (area.householdsCounted && body.households !== area.households) fail('territory.households_counted', { name: area.name });
    checkKind(kinds, areaKindSet, body.kind, area.kind);
    if (body.name !== area.name && (await nameTaken(tx, area.id, body.name, kernel.clock.now())))
      fail('territory.same_name', { name: body.name });
    return factsOf({ ...body, lines: area.lines, names: [...new Set(body.names)] });
  });
};

/** Sets the lines of work a grid carries. */
export const setAreaLines = (kernel: Kernel, viewer: Viewer, code: string, body: Body<typeof areaLinesEndpoint>): Promise<Answer> =>
  change(kernel, viewer, code, body, 'area_lines_set', async (tx, area) => {
    if (area.level !== 'grid' && area.level !== 'micro_grid') fail('territory.not_a_grid');
    await holdLines(tx, false);
    const known = (await linesOf(tx)).map((line) => line.code);
    const unknown = body.lines.find((line) => !known.includes(line));
    if (unknown !== undefined) fail('territory.line_unknown', { code: unknown });
    // in the order of the configuration, each once
    return { ...factsOf(area), lines: known.filter((line) => body.lines.includes(line)) };
  });

/** Configures the lines of work of the jurisdiction, as long as nobody else changed them meanwhile. */
export const setLines = async (kernel: Kernel, viewer: Viewer, body: Body<typeof linesEndpoint>): Promise<{ ok: true }> => {
  const answer = await command(
    kernel,
    viewer,
    'territory.set_lines',
    body,
    async (running) => {
      const { tx, at, jurisdictionId, log } = running;
      if (!mayConfigureLines(viewer)) fail('session.forbidden');
      await holdLines(tx, true);
      const present = await linesOf(tx);
      if (linesVersion(present) !== body.version) fail('territory.lines_changed');
      const codes = body.items.map(({ code }) => code);
      const [carried] = await carriedBeyond(tx, codes, at);
      if (carried) fail('territory.line_in_use', { ...carried });
      await putLines(tx, running, body.items);
      await log('settings.lines_of_work', jurisdictionId, { data: { before: present, after: body.items } });
      return { ok: true as const };
    },
    async (_command, done) => done,
  );
  kernel.jurisdictions.forget();
  return answer;
};
