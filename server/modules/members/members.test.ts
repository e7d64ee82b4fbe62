import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import { packed, publishRegister } from '#modules/registers/testing/register.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { remindOfLetters } from './jobs/remind.ts';
import { newBranch, newMember } from './testing/repeats.ts';

let d: District;
let here: string;
let there: string;
beforeAll(async () => {
  d = await testDistrict();
  for (const code of ['away_branches', 'party_members', 'member_contacts', 'member_dues']) {
    const published = await publishRegister(d, code, packed('members', code));
    expect(published.status, JSON.stringify(published.body)).toBe(200);
  }
  here = await newBranch(d, '001001', '柳岸社区第一党支部');
  there = await newBranch(d, '002', '城东街道机关党支部');
  const [account] = await d.asOwner<{ id: string }>(
    'select account_id as id from posts where jurisdiction_id = $1 and area_path = $2::ltree',
    [d.id, d.area('002').path],
  );
  await d.asOwner(
    `insert into posts (jurisdiction_id, id, account_id, role, area_id, area_path, valid_from) values ($1, $2, $3, 'clerk', $4, $5::ltree, $6)`,
    [d.id, v7(), account?.id, d.area('002').id, d.area('002').path, '2025-01-01T00:00:00Z'],
  );
});
afterAll(() => d?.close());

const rows = '/api/registers/party_members/rows';
const enter = async (name: string, over: Record<string, unknown> = {}, to = 'normal'): Promise<RowDetail> => {
  const clerk = await d.as('clerk');
  const values = {
    person: await newMember(d, name),
    ledger: 'direct',
    area: d.area('001001').code,
    branch: here,
    joined: '2010-07-01',
    full_since: '2011-07-01',
    ...over,
  };
  const made = await clerk.post(rows, { id: v7(), values });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const moved = await clerk.post(`${rows}/${made.body.id}/moves`, { id: v7(), version: 1, to });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  return moved.body;
};
const send = async (who: Who, rowId: string, over: Record<string, unknown> = {}) =>
  (await d.as(who)).post('/api/members/transfers', {
    id: v7(),
    rowId,
    toOrganisationId: there,
    duesPaidTo: '2025-08',
    reason: '工作调动',
    ...over,
  });
const decide = async (who: Who, id: string, over: Record<string, unknown> = {}) =>
  (await d.as(who)).post(`/api/members/transfers/${id}/decision`, { id: v7(), accepted: true, reason: '已核对', ...over });
const listed = async (who: Who, which: string) => (await (await d.as(who)).get(`/api/members/transfers?which=${which}`)).body.items;
const todos = async (who: Who, kind: string): Promise<string[]> =>
  (await (await d.as(who)).get(`/api/todos?kind=${kind}`)).body.items.map(({ title }: { title: string }) => title);
const told = async (kind: string) =>
  (await d.asOwner<{ account_id: string }>('select distinct account_id from notices where kind = $1', [kind])).map((one) => one.account_id);

test('a branch of the Party tree is found, named and kept as the branch of a member', async () => {
  const found = await (await d.as('clerk')).get(`/api/choices?format=organisation&q=${encodeURIComponent('柳岸社区第一')}`);
  expect(found.body.items).toMatchObject([{ id: here, name: '柳岸社区第一党支部' }]);
  const row = await enter('和学文');
  expect(row.title).toBe('和学文');
  expect(row.names[here]).toBe('柳岸社区第一党支部');
});

test('a letter makes the member moving; the receiver accepts, which is the receipt, and the row goes over with its history', async () => {
  const row = await enter('木建军');
  const clerk = await d.as('clerk');
  // nobody takes that step by hand
  expect(row.may.moves.map(({ to }) => to)).not.toContain('moving');
  expect((await clerk.post(`${rows}/${row.id}/moves`, { id: v7(), version: row.version, to: 'moving' })).status).toBe(403);
  const sent = await send('clerk', row.id);
  expect(sent.body).toMatchObject({ state: 'sent', from: '柳岸社区第一党支部', validUntil: '2025-10-15', actions: ['withdraw'] });
  expect((await send('clerk', row.id)).body.error.code).toBe('members.sent');
  expect((await clerk.get(`${rows}/${row.id}`)).body.state).toBe('moving');
  // only the receiver's people accept
  expect((await decide('clerk', sent.body.id)).body.error.code).toBe('session.forbidden');
  await d.process.kernel.relay.carry();
  expect(await told('members.sent')).toEqual([d.people.outsider.id]);
  expect(await todos('outsider', 'members.accept')).toEqual(['木建军']);
  expect(await listed('outsider', 'incoming')).toMatchObject([{ id: sent.body.id, actions: ['accept', 'return'] }]);
  const accepted = await decide('outsider', sent.body.id, { ledger: 'retired' });
  expect(accepted.body).toMatchObject({ state: 'accepted', decision: '已核对', actions: [] });
  expect((await decide('outsider', sent.body.id)).body.error.code).toBe('members.over');
  const now: RowDetail = (await (await d.as('outsider')).get(`${rows}/${row.id}`)).body;
  expect(now).toMatchObject({ state: 'normal', values: { branch: there, ledger: 'retired' }, area: { code: d.area('002').code } });
  expect(now.history.map(({ what }) => what)).toEqual(['moved', 'moved', 'moved', 'entered']);
  expect((await clerk.get(`${rows}/${row.id}`)).status).toBe(404);
  await d.process.kernel.relay.carry();
  expect(await told('members.decided')).toEqual([d.people.clerk.id]);
});

test('a letter is returned or withdrawn, and the member is where they were; one to outside ends the row with its receipt', async () => {
  const row = await enter('李国华');
  const first = await send('clerk', row.id);
  expect((await decide('outsider', first.body.id, { accepted: false, reason: '查无此人' })).body).toMatchObject({ state: 'returned' });
  expect((await (await d.as('clerk')).get(`${rows}/${row.id}`)).body).toMatchObject({ state: 'normal', values: { branch: here } });
  const second = await send('clerk', row.id, { toOrganisationId: null, outside: '昆明市五华区某社区党总支' });
  expect(second.body).toMatchObject({ outside: true, validUntil: '2025-12-14', actions: ['accept', 'return', 'withdraw'] });
  const clerk = await d.as('clerk');
  const withdrawn = await clerk.post(`/api/members/transfers/${second.body.id}/withdrawal`, { id: v7(), reason: '开错了' });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
  const third = await send('clerk', row.id, { toOrganisationId: null, outside: '昆明市五华区某社区党总支' });
  expect((await decide('clerk', third.body.id)).body).toMatchObject({ state: 'accepted' });
  expect((await clerk.get(`${rows}/${row.id}`)).body).toMatchObject({ state: 'moved' });
});

test('who is in no branch, not confirmed, or not of one’s area gets no letter', async () => {
  const bare = await enter('无支部', { branch: undefined });
  expect((await send('clerk', bare.id)).body.error.code).toBe('members.no_branch');
  const lost = await enter('失联者', { lost_since: '2025-01-10' });
  await (await d.as('clerk')).post(`${rows}/${lost.id}/moves`, { id: v7(), version: lost.version, to: 'lost', reason: '多次联系不上' });
  expect((await send('clerk', lost.id)).body.error.code).toBe('members.not_here');
  const row = await enter('赵明');
  expect((await send('clerk', row.id, { toOrganisationId: here })).body.error.code).toBe('members.branch_same');
  expect((await send('clerk', row.id, { toOrganisationId: v7() })).body.error.code).toBe('members.branch_unknown');
  expect((await send('clerk', row.id, { outside: '两边都填' })).body.error.code).toBe('members.branch_unknown');
  expect((await send('outsider', row.id)).body.error.code).toBe('registers.row_not_found');
  expect((await send('supervisor', row.id)).body.error.code).toBe('session.forbidden');
});

test('of many letters for one member one is made', async () => {
  const row = await enter('争转者');
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('clerk', row.id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
});

test('a letter that runs out is told to its sender before and after, once each, and stands among the to-dos', async () => {
  const row = await enter('过期者');
  const { id } = (await send('clerk', row.id)).body;
  const before = d.clock.now();
  const about = async () =>
    d.asOwner<{ variant: string }>("select variant from notices where kind = 'members.expiring' and subject = $1 order by created_at", [
      id,
    ]);
  d.clock.set('2025-10-10T02:00:00.000Z');
  await remindOfLetters(d.process.modules.members);
  await remindOfLetters(d.process.modules.members);
  expect((await about()).map(({ variant }) => variant)).toEqual(['soon']);
  expect(await todos('clerk', 'members.late')).toEqual([]);
  d.clock.set('2025-10-16T02:00:00.000Z');
  await remindOfLetters(d.process.modules.members);
  expect((await about()).map(({ variant }) => variant).sort()).toEqual(['over', 'soon']);
  expect(await todos('clerk', 'members.late')).toContain('过期者');
  d.clock.set(before);
});

test('the letter is a numbered document that only its two ends read', async () => {
  const row = await enter('持信人');
  const { id } = (await send('clerk', row.id)).body;
  const made = await (await d.as('clerk')).post('/api/papers', { id: v7(), source: 'members.letter', subjectId: id });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body.number).toContain('组织关系介绍信');
  const at = `/api/papers/${made.body.id}`;
  expect((await (await d.as('outsider')).get(at)).status).toBe(200);
  expect((await (await d.as('supervisor')).get(at)).status).toBe(404);
});

test('dues are worked out by the rule and seen by nobody above the branch', async () => {
  const clerk = await d.as('clerk');
  const dues = '/api/registers/member_dues/rows';
  const due = async (kind: string, more: object) => {
    const values = { person: await newMember(d, '党费'), area: d.area('001001').code, kind, paid_until: '2025-08-31', ...more };
    const made = await clerk.post(dues, { id: v7(), values });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body.values.due;
  };
  expect(await due('wage', { base: 300_000 })).toBe(1500);
  expect(await due('wage', { base: 300_100 })).toBe(3001);
  expect(await due('wage', { base: 1_000_000 })).toBe(15_000);
  expect(await due('wage', { base: 1_200_000 })).toBe(24_000);
  expect(await due('pension', { base: 500_000 })).toBe(2500);
  expect(await due('pension', { base: 600_000 })).toBe(6000);
  expect(await due('farmer', {})).toBe(20);
  // what is personal and a number lies sealed alone: nobody filters by it
  const where = encodeURIComponent(JSON.stringify([{ field: 'base', is: [300_000] }]));
  expect((await clerk.get(`${dues}?where=${where}`)).body.error.code).toBe('registers.no_filter');
  expect(await due('approved', { agreed: 50 })).toBe(50);
  expect((await (await d.as('supervisor')).get(dues)).body.error.code).toBe('registers.register_not_found');
  // who designs registers finds it among all, but not in the menu
  const pageOf = async (who: Who) =>
    (await (await d.as(who)).get('/api/registers')).body.items.find(({ code }: { code: string }) => code === 'member_dues').page;
  expect(await pageOf('supervisor')).toBeNull();
  expect(await pageOf('clerk')).toMatchObject({ group: 'organisations' });
});

test('reminders begin when they are due: contact with a mobile member, lost for six months, no branch', async () => {
  await enter('在外者', { ledger: 'mobile_out', away_to: '广东东莞', away_since: '2025-03-01' });
  const reminders = async (title: string) => {
    const found = (await (await d.as('clerk')).get(`${rows}?q=${encodeURIComponent(title)}`)).body.items[0];
    return (await (await d.as('clerk')).get(`${rows}/${found.id}`)).body.reminders.map(({ code }: { code: string }) => code);
  };
  expect(await reminders('在外者')).toEqual(['contact_due']);
  const member = (await (await d.as('clerk')).get(`${rows}?q=${encodeURIComponent('在外者')}`)).body.items[0];
  const contact = { summary: '一切都好', member: member.id, area: d.area('001001').code, day: '2025-09-14', way: 'phone', reached: true };
  const made = await (await d.as('clerk')).post('/api/registers/member_contacts/rows', { id: v7(), values: contact });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(await reminders('在外者')).toEqual([]);
  expect(await reminders('失联者')).toEqual(['lost_half_year']);
  expect(await reminders('无支部')).toEqual(['no_branch']);
});
