import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordedPart } from '#contract/field/api.ts';
import type { MyHousehold } from '#contract/households/api.ts';
import { type Answer, type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const made = async (who: Who, url: string, body: object): Promise<{ id: string }> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const mine = async (who: Who): Promise<MyHousehold[]> => (await (await d.as(who)).get('/api/my-households')).body.items;
const due = async (who: Who): Promise<string[]> =>
  (await (await d.as(who)).get('/api/field/day')).body.items
    .filter(({ kind }: { kind: string }) => kind === 'households.contact')
    .map(({ title }: { title: string }) => title);
const act = (at = d.clock.now(), sentAt = at) => ({
  at: at.toISOString(),
  sentAt: sentAt.toISOString(),
  point: { ...pointIn('001001001'), accuracy: 12 },
});

it('whoever heads a unit, or keeps a contact household, looks after its dwellings without a post: due first, names masked', async () => {
  const areaCode = d.area('001001001').code;
  const building = await made('clerk', '/api/buildings', { areaCode, name: '柳岸苑1栋', point: pointIn('001001001') });
  const home = (unit: string, room: string, more: object = {}) =>
    made('clerk', `/api/buildings/${building.id}/households`, { unit, room, use: 'dwelling', ...more });
  const keeper = await made('clerk', '/api/organisations', {
    kind: 'contact_household',
    name: '和家中心户',
    areaId: d.area('001001001').id,
  });
  const own = await home('1单元', '101');
  await home('1单元', '102', { use: 'shop' });
  await home('2单元', '201', { contactId: keeper.id });
  const people = { name: '杨春梅', phone: null, partyMember: false };
  await made('clerk', `/api/households/${own.id}/members`, { person: people, relation: 'head' });
  const { phone, name } = d.people.resident;
  const resident = { name, phone, partyMember: true };
  await made('clerk', `/api/buildings/${building.id}/heads`, { unit: '1单元', person: resident, validFrom: '2025-09-01' });
  expect(await mine('resident')).toMatchObject([
    {
      address: '柳岸苑1栋1单元101',
      tie: 'head',
      members: [{ name: '杨**', relation: 'head' }],
      last: null,
      dueOn: '2025-09-15',
      late: false,
    },
  ]);
  await made('clerk', '/api/offices', {
    kind: 'head',
    organisationId: keeper.id,
    areaId: null,
    person: resident,
    validFrom: '2025-09-01',
    validTo: null,
  });
  expect((await mine('resident')).map(({ address, tie }) => [address, tie])).toEqual([
    ['柳岸苑1栋1单元101', 'head'],
    ['柳岸苑1栋2单元201', 'contact'],
  ]);
  expect(await due('resident')).toEqual(['柳岸苑1栋1单元101', '柳岸苑1栋2单元201']);
  for (const who of ['handler', 'official'] as const) expect(await mine(who)).toEqual([]);
});

it('a contact is noted once, by the clock of the platform; nobody being there leaves it due; an earlier one that comes late changes nothing', async () => {
  const [first] = await mine('resident');
  if (!first) throw new Error('no household');
  const url = `/api/my-households/${first.id}/contacts`;
  expect((await post('resident', url, { act: act(), how: 'nobody' })).body).toMatchObject({ last: null, late: false });
  expect(await due('resident')).toContain(first.address);
  const body = { id: v7(), act: act(), how: 'visit' };
  const once = await post('resident', url, body);
  expect(once.body).toMatchObject({ last: { at: '2025-09-15T02:00:00.000Z', how: 'visit' }, dueOn: '2025-10-15', late: false });
  // sent again, it says another time of sending
  d.clock.advance(3_600_000);
  const again = await post('resident', url, { ...body, act: act(new Date(body.act.at), d.clock.now()) });
  expect([again.status, again.body]).toEqual([201, once.body]);
  expect(await due('resident')).toEqual(['柳岸苑1栋2单元201']);
  const early = await post('resident', url, { act: act(new Date('2025-09-14T02:00:00Z'), d.clock.now()), how: 'phone' });
  expect(early.body).toEqual(once.body);
  expect((await post('clerk', url, { act: act(), how: 'visit' })).body.error.code).toBe('households.household_not_found');
  const kept = await d.asOwner<{ accuracy: number; acted: string }>(
    `select accuracy::int, acted_at::text as acted from activity_acts where jurisdiction_id = $1 and what = 'households.contact' order by acted_at`,
    [d.id],
  );
  expect(kept).toHaveLength(3);
  d.clock.advance(40 * 86_400_000);
  expect((await mine('resident')).map(({ late, dueOn }) => [late, dueOn])).toEqual([
    [false, '2025-10-25'],
    [true, '2025-10-15'],
  ]);
});

it('everything recorded about oneself is shown to oneself: acts with position and doubts, sign-ins, how long each is kept; nobody else sees it', async () => {
  const parts = async (who: Who) => (await (await d.as(who)).get('/api/field/recorded')).body.parts as RecordedPart[];
  const [log, acts] = ['accounts.log', 'activities.acts'].map(
    (what) => async (who: Who) => (await parts(who)).find((part) => part.what === what),
  );
  expect(await acts?.('resident')).toMatchObject({ title: { zh: '现场记录' }, months: 24, more: false });
  const rows = (await acts?.('resident'))?.rows ?? [];
  expect(rows.map(({ words }) => words)).toEqual(Array(3).fill({ zh: '联系住户', en: 'Contact with a household' }));
  expect(rows[0]?.detail?.zh).toMatch(/^.+ · 位置 [\d.]+, [\d.]+（误差 12 米） · 手机时间 2025-09-15 10:00:00/);
  expect((await log?.('resident'))?.rows.at(-1)).toMatchObject({ words: { zh: '登录', en: 'Signed in' } });
  expect((await log?.('resident'))?.months).toBeNull();
  expect((await acts?.('clerk'))?.rows).toEqual([]);
  const sheet = await (await d.as('resident')).get('/api/field/recorded/sheet');
  expect([sheet.status, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  expect((await d.nobody().get('/api/field/recorded')).status).toBe(401);
});
