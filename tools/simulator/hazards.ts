import * as hazardsApi from '#client/endpoints/hazards.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Cast } from './cast.ts';
import { patiently } from './person.ts';

/** Sees to what a case about a hazard asks before it closes: the hazard is in the ledger, and was found cleared. */
export const clearHazard = async (cast: Cast, c: CaseDetail): Promise<void> => {
  const clerk = await cast.staff('clerk', pathOfCode(c.area.code));
  const { items } = await patiently(() => clerk.call(hazardsApi.listHazards, { query: { case: c.id, limit: 20 } }));
  if (items.length === 0) {
    const body = {
      id: crypto.randomUUID(),
      caseId: c.id,
      kind: 'other' as const,
      level: 'general' as const,
      title: c.title.slice(0, 100).padEnd(2, '。'),
      areaCode: c.area.code,
      place: c.placeText ?? c.area.name,
      unit: `${c.placeText ?? c.area.name}物业服务中心`.slice(0, 100),
      foundOn: shanghaiDay(new Date(c.createdAt)),
    };
    items.push(await patiently(() => clerk.call(hazardsApi.registerHazard, { body })));
  }
  for (const { id, state } of items)
    if (state !== 'cleared') {
      const body = { id: crypto.randomUUID(), cleared: true, words: '现场已整改到位，照片留存' };
      await patiently(() => clerk.call(hazardsApi.recheckHazard, { params: { hazardId: id }, body }));
    }
};
