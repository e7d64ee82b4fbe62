import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type District, pointIn, type reportBody, testDistrict } from '#tools/testing/district.ts';

/* The county lies between 100.20° and 100.24° east, 26.86° and 26.90° north; a thousandth of a degree eastward is 99 m, a grid is 992 m wide. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const placed = async (over: Parameters<typeof reportBody>[0]) => {
  const answer = await (await d.as('resident')).report(over);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const supervisor = await d.as('supervisor');
  return supervisor.see(answer.body.caseId);
};
const tailOf = (code: string): string => code.slice(6);

describe('a measured position keeps its error', () => {
  test.each<[string, number | null, string]>([
    ['exact', 12, '001001001'],
    ['not told', null, '001001001'],
    ['as wide as the grid, at the outline', 450, '001001001'],
    ['wider than the grid', 700, '001001'],
    ['wider than the community', 2_000, '001'],
    ['3 km', 3_000, ''],
  ])('%s', async (_, accuracy, tail) => {
    const seen = await placed({ grid: '001001001', accuracy });
    expect(tailOf(seen.area.code)).toBe(tail);
    expect(seen.placing).toEqual({ by: 'point', accuracy, metres: null, said: null });
    expect(seen.point).toEqual(pointIn('001001001'));
  });

  test('words that name a part of the area it surely lies in decide that part', async () => {
    const seen = await placed({ grid: '001001001', accuracy: 2_000, text: '锦绣花园门口的路面破损了' });
    expect([tailOf(seen.area.code), seen.placing.by]).toEqual(['001001002', 'text']);
    const elsewhere = await placed({ grid: '001001001', accuracy: 700, text: '松坡社区门口的路面破损了' });
    expect([tailOf(elsewhere.area.code), elsewhere.placing.by]).toEqual(['001001', 'point']);
  });

  test('an error of a place that somebody chose is none', async () => {
    const seen = await placed({ point: null, areaCode: `${d.code}001001`, accuracy: 3_000 });
    expect(seen.placing).toMatchObject({ by: 'chosen', accuracy: null });
  });
});

describe('just outside', () => {
  const outside = { lon: 100.19995, lat: 26.88 };
  test('the nearest community takes it, and the distance is kept', async () => {
    const seen = await placed({ point: outside });
    expect(tailOf(seen.area.code)).toBe('001001');
    expect(seen.placing).toEqual({ by: 'near', accuracy: null, metres: 5, said: null });
  });
  test('words that name a community count, however far the point', async () => {
    expect(tailOf((await placed({ point: outside, text: '桥头社区门口的路灯不亮' })).area.code)).toBe('001002');
    expect(tailOf((await placed({ point: { lon: 116.4, lat: 39.9 }, placeText: '桥头社区' })).area.code)).toBe('001002');
    // a street is less than its nearest community
    expect(tailOf((await placed({ point: outside, text: '东河街道的路灯不亮' })).area.code)).toBe('001001');
  });
  test('a kilometre away it is somewhere else, and the reporter is told what to do', async () => {
    const resident = await d.as('resident');
    const answer = await resident.report({ point: { lon: 100.188, lat: 26.88 } });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'territory.outside']);
    expect(answer.body.error.message).toContain('社区');
  });
  test('the page that asks where a point lies is offered the same', async () => {
    const nobody = d.nobody();
    const at = (lon: number, accuracy?: number) =>
      nobody.get(`/api/areas/locate?lon=${lon}&lat=26.88${accuracy === undefined ? '' : `&accuracy=${accuracy}`}`);
    expect((await at(100.19995)).body).toMatchObject({ by: 'near', metres: 5, grid: null, community: { code: `${d.code}001001` } });
    expect((await at(100.205, 2_000)).body).toMatchObject({ by: 'point', community: null, street: { code: `${d.code}001` } });
    expect((await at(100.188)).status).toBe(422);
  });
});

test('staff see that words and position name different communities, until the place is settled', async () => {
  const answer = await (await d.as('resident')).report({ grid: '001001001', text: '松坡社区门口垃圾堆积' });
  const clerk = await d.as('clerk');
  const said = { code: `${d.code}002001`, name: '西山街道 · 松坡社区', matched: '松坡社区' };
  expect((await clerk.see(answer.body.caseId)).placing.said).toEqual(said);
  await d.must('clerk', answer.body.caseId, 'verify');
  await d.must('clerk', answer.body.caseId, 'file');
  expect((await clerk.see(answer.body.caseId)).placing.said).toBeNull();
  expect((await placed({ grid: '001001001', text: '东河街道柳岸社区垃圾堆积' })).placing.said).toBeNull();
});

describe('when it was seen', () => {
  const ago = (minutes: number): string => new Date(d.clock.now().getTime() - minutes * 60_000).toISOString();
  test('is told beside when it arrived', async () => {
    const twoDays = ago(2 * 1440);
    const seen = await placed({ occurredAt: twoDays });
    expect([seen.occurredAt, seen.createdAt]).toEqual([twoDays, d.clock.now().toISOString()]);
    expect((await placed({})).occurredAt).toBeNull();
  });
  test.each([
    ['next year', -365 * 1440, 422],
    ['in six minutes', -6, 422],
    ['in four minutes, by a clock that is fast', -4, 201],
    ['364 days ago', 364 * 1440, 201],
    ['366 days ago', 366 * 1440, 422],
    ['in 1999', 26 * 365 * 1440, 422],
  ])('%s', async (_, minutes, status) => {
    const answer = await (await d.as('resident')).report({ occurredAt: ago(minutes) });
    expect(answer.status).toBe(status);
    if (status === 422)
      expect(answer.body.error).toMatchObject({ code: 'case.time_impossible', message: expect.stringContaining('365 天') });
  });
});

describe('without boundaries', () => {
  test('a point tells nothing and refuses nothing: words or the chosen area decide, else the reporter is asked for them', async () => {
    const own = await testDistrict();
    await own.asOwner('update areas set boundary = null where jurisdiction_id = $1', [own.id]);
    const resident = await own.as('resident');
    const said = await resident.report({ text: '东河街道柳岸社区垃圾堆积' });
    expect([said.status, said.body.location]).toMatchObject([201, { by: 'text', community: { code: `${own.code}001001` } }]);
    const chosen = await resident.report({ areaCode: `${own.code}002001` });
    expect([chosen.status, chosen.body.location]).toMatchObject([201, { by: 'chosen', community: { code: `${own.code}002001` } }]);
    const nothing = await resident.report({});
    expect([nothing.status, nothing.body.error.code]).toEqual([422, 'territory.undrawn']);
    expect(nothing.body.error.message).toContain('从列表里选社区');
    expect((await own.nobody().get('/api/areas/locate?lon=100.2&lat=26.88')).body.error.code).toBe('territory.undrawn');
    await own.close();
  });

  test('where the county alone is drawn its position places nothing: a chosen community does, and the point is kept', async () => {
    const own = await testDistrict();
    await own.asOwner("update areas set boundary = null where jurisdiction_id = $1 and level <> 'county'", [own.id]);
    const resident = await own.as('resident');
    const nothing = await resident.report({ text: '路灯不亮，晚上看不见' });
    expect([nothing.status, nothing.body.error?.code]).toEqual([422, 'territory.undrawn']);
    expect((await own.nobody().get('/api/areas/locate?lon=100.205&lat=26.88')).body.error?.code).toBe('territory.undrawn');
    const chosen = await resident.report({ areaCode: `${own.code}002001`, text: '柳岸社区旁边的路灯不亮' });
    expect([chosen.status, chosen.body.location]).toMatchObject([201, { by: 'chosen', community: { code: `${own.code}002001` } }]);
    expect((await (await own.as('supervisor')).see(chosen.body.caseId)).point).toEqual(pointIn('001001001'));
    const said = await resident.report({ text: '东河街道柳岸社区垃圾堆积' });
    expect([said.status, said.body.location]).toMatchObject([201, { by: 'text', community: { code: `${own.code}001001` } }]);
    await own.close();
  });

  test('where only the outline of a part is missing, a point in none may lie there', async () => {
    const own = await testDistrict();
    await own.asOwner('update areas set boundary = null where jurisdiction_id = $1 and (level = $2 or code like $3)', [
      own.id,
      'county',
      `${own.code}002%`,
    ]);
    const resident = await own.as('resident');
    expect((await resident.report({ grid: '001001001' })).body.location).toMatchObject({ by: 'point' });
    const beyond = await resident.report({ grid: '002001001' });
    expect([beyond.status, beyond.body.error?.code]).toEqual([422, 'territory.undrawn']);
    await own.close();
  });
});
