import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { splitCase as endpoint } from '#contract/cases/split.ts';
import { command } from '#kernel/command.ts';
import { accessOf, seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Sender } from '#kernel/limiter.ts';
import type { Cases } from '../cases.ts';
import type { Condition } from '../conditions.ts';
import { findCase, partsOf, reportsOf, setParent } from '../store/cases.ts';
import { report } from './report.ts';

const splittable: readonly string[] = ['verified', 'filed', 'dispatched', 'handling'];

/**
 * Splits matters off a case. Each part comes in like any report, written down by whoever splits and under an id of its own, so that what was
 * interrupted is finished by sending it again; then all are linked at once, in both logs.
 */
export const splitCase = async (
  cases: Cases,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
  sender: Sender,
): Promise<z.input<typeof endpoint.response>> => {
  const { file, placeText } = await cases.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = (await findCase(tx, caseId)) ?? fail('case.not_found');
    return { file: found, placeText: (await reportsOf(tx, [caseId]))[0]?.placeText ?? null };
  });
  if (!can(viewer, 'cases.file', file.areaPath)) fail('case.not_yours');
  if (!splittable.includes(file.state)) fail('case.action_not_allowed', { state: file.state, action: 'split' });
  const point = file.lon === null || file.lat === null ? null : { lon: file.lon, lat: file.lat };
  const made: { id: string; number: string }[] = [];
  for (const { id, text, categoryCode } of body.parts) {
    const part = {
      id,
      text,
      point,
      accuracy: null,
      placeText,
      areaCode: file.areaCode,
      categoryCode,
      photoIds: [],
      anonymous: false,
      occurredAt: null,
      // who reported the whole hears of the parts there; these are written down by whoever splits
      caller: { name: null, phone: null },
    };
    const answer = await report(cases, viewer, part, sender);
    made.push({ id: answer.caseId, number: answer.number });
  }
  return command(
    cases.kernel,
    viewer,
    `cases.split ${caseId}`,
    body,
    async ({ tx }) => {
      await seeAll(tx);
      for (const { id, number } of made) {
        await setParent(tx, id, caseId);
        await cases.record(tx, viewer, id, { what: 'cases.part_of', data: { number: file.number } });
        await cases.record(tx, viewer, caseId, { what: 'cases.split', data: { number }, public: true });
      }
      return { ids: made.map(({ id }) => id) };
    },
    async ({ tx }) => ({ parts: (await partsOf(tx, caseId)).map(({ id, number }) => ({ id, number })) }),
  );
};

/** A case is not closed while a part of it is still worked on. */
export const partsBeforeClosing: Condition = {
  code: 'cases.parts',
  check: async (tx, file) => {
    const open = (await partsOf(tx, file.id)).filter(
      ({ state }) => !['closed', 'archived', 'rejected', 'withdrawn', 'merged'].includes(state),
    );
    if (open.length > 0) fail('case.parts_open', { count: open.length, number: open[0]?.number });
  },
};
