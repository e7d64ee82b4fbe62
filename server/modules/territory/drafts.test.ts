import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft, DraftPreview, DrawnArea } from '#contract/territory/drawing.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { areaOf, load, merge, type Outcome, type Position, split } from '#ui/geometry/index.ts';
import { carryOutDue } from './commands/publish-draft.ts';

let district: District;
const made: District[] = [];
/** Each test draws on ground of its own. */
const fresh = async (): Promise<District> => {
  district = await testDistrict(made[0] ? { database: made[0].database } : {});
  made.push(district);
  return district;
};
beforeAll(fresh);
afterAll(async () => {
  for (const one of made.reverse()) await one.close();
});

const today = '2025-09-15';
const community = () => district.area('001001').code;
const open = async (who: Who = 'clerk', areaCode = community(), restore: string | null = null): Promise<Draft> => {
  const answer = await (await district.as(who)).post('/api/area-drafts', { id: v7(), areaCode, title: '网格调整', restore });
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return answer.body;
};
const save = async (draft: Draft, features: readonly DrawnArea[], who: Who = 'clerk'): Promise<Answer> =>
  (await district.as(who)).put(`/api/area-drafts/${draft.id}`, { id: v7(), version: draft.version, title: draft.title, features });
const publish = async (draftId: string, version: number, over: Record<string, unknown> = {}, who: Who = 'clerk'): Promise<Answer> =>
  (await district.as(who)).post(`/api/area-drafts/${draftId}/publish`, { id: v7(), version, effectiveOn: today, reason: '优化网格', ...over });
const preview = async (draftId: string, who: Who = 'clerk'): Promise<DraftPreview> =>
  (await (await district.as(who)).get(`/api/area-drafts/${draftId}/preview`)).body;
const refused = (answer: Answer): unknown => [answer.status, answer.body.error?.code];
const done = (outcome: Outcome<DrawnArea>): DrawnArea[] => {
  if ('refused' in outcome) throw new Error(outcome.refused);
  return [...outcome.features];
};
const make = (one: DrawnArea, n: number): DrawnArea => ({ ...one, key: v7(), code: null, name: `新网格${n + 1}`, shortName: `新网格${n + 1}`, from: [] });
/** Splits the first area of a draft across its middle. */
const halved = ({ features, parentBoundary }: Draft): DrawnArea[] => {
  const line: Position[] = [
    [100.1, 26.88],
    [100.2099, 26.8801],
    [100.21, 26.88],
  ];
  return done(split(load(features, parentBoundary), features[0]?.key as string, [line], make));
};
const stored = (tail: string) =>
  district.asOwner<{ code: string; name: string; valid_to: Date | null }>(
    'select code, name, valid_to from areas where jurisdiction_id = $1 and code like $2 order by code',
    [district.id, `${district.code}${tail}`],
  );

describe('a drawing', () => {
  it('begins with what is there, is saved, previewed and published today', async () => {
    const draft = await open();
    expect(draft).toMatchObject({ state: 'open', version: 1, areas: 2, childLevel: 'grid', stale: [], actions: ['save', 'publish', 'discard', 'reopen'] });
    const features = halved(draft);
    const saved = await save(draft, features);
    expect(saved.body).toMatchObject({ version: 2, areas: 3 });
    const code = `${community()}003`;
    const what = await preview(draft.id);
    expect(what).toMatchObject({
      publishable: true,
      added: [{ code, name: '新网格1', from: [`${community()}001`] }],
      redrawn: [{ code: `${community()}001` }],
      dissolved: [],
      unchanged: 1,
      faults: [],
    });
    const filed = await district.caseIn('reported');
    const answer = await publish(draft.id, 2);
    expect([answer.status, answer.body.draft]).toMatchObject([200, { state: 'published', actions: ['restore'] }]);
    const history = await district.nobody().get(`/api/areas/${code}/history`);
    expect(history.body).toMatchObject({ predecessors: [`${community()}001`] });
    expect((await district.nobody().get(`/api/areas/${community()}001/history`)).body.successors).toEqual([`${community()}001`, code]);
    const former = await district.asOwner<{ area_code: string; boundary: never }>('select area_code, boundary from former_boundaries');
    expect(former.map((one) => one.area_code)).toEqual([`${community()}001`]);
    expect(areaOf(former[0]?.boundary ?? null)).toBeCloseTo(areaOf(draft.features[0]?.boundary ?? null), 3);
    const [now] = await district.asOwner<{ valid_from: Date; lon: number }>('select valid_from, lon from areas where code = $1', [code]);
    expect(now?.valid_from).toEqual(district.clock.now());
    expect(now?.lon).toBeCloseTo(100.205, 3);
    // cases stay where they were filed
    const seen = await (await district.as('clerk')).see(filed);
    expect(seen.area.code).toBe(`${community()}001`);
    const trail = await district.asOwner<{ action: string }>("select action from audit_log where subject = $1 order by id", [draft.id]);
    expect(trail.map(({ action }) => action)).toEqual(['territory.draft_opened', 'territory.draft_saved', 'territory.draft_published']);
  });
});
