import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mark } from '#contract/votes/model.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { castIn } from './commands/cast.ts';
import { closeIn } from './commands/close.ts';
import { keepTime } from './jobs/keep-time.ts';
import { lockVote } from './store/votes.ts';
import { due, motionOf, openTestVote, receiptCode, runningIn } from './testing/open.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const cast = (voteId: string, who: Who, key: string, mark: Mark, receipt = receiptCode()) =>
  post(who, `/api/my-votes/${voteId}/ballots`, { key, marks: { q1: mark }, receipt });
const said = ({ status, body }: Answer): string => (status < 300 ? 'done' : body.error.code);
const outcomeOf = (id: string) => d.database.db.read(d.access, (tx) => d.process.modules.votes.outcome(tx, id));
const close = (id: string) => post('clerk', `/api/votes/${id}/close`, { reason: '提前结束' });
const photo = async (who: Who): Promise<string> => {
  const bytes = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  return (await (await d.as(who)).upload(bytes)).body.id;
};
const holderOf = (who: Who) => ({ name: d.people[who].name, phone: d.people[who].phone, partyMember: false });
const mandate = async (id: string, key: string, who: Who = 'clerk') =>
  post(who, `/api/votes/${id}/proxies`, { key, holder: holderOf('neighbour'), photoIds: [await photo(who)] });
const viewerOf = (who: Who) => ({
  accountId: d.people[who].id,
  name: d.people[who].name,
  anonymous: false,
  mustChangePassword: false,
  mustSetUpSecondFactor: false,
  jurisdictionId: d.id,
  posts: [],
});

test('two devices of one owner cast at once: one ballot, the other is told', async () => {
  const id = await openTestVote(d, { questions: [motionOf({ change: false })], roll: [due(d, 'resident', 'a')] });
  const { outcome, waited } = await held(d, {
    first: (tx) =>
      castIn(
        d.process.modules.votes.context,
        tx,
        viewerOf('resident'),
        id,
        { key: 'a', marks: { q1: 'yes' }, receipt: receiptCode(), was: null },
        d.clock.now(),
      ),
    meanwhile: () => cast(id, 'resident', 'a', 'no'),
  });
  expect({ waited, said: said(outcome) }).toEqual({ waited: true, said: 'votes.voted_already' });
  await close(id);
  expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 }, yes: { heads: 1 } }]);
});

test('who casts while the vote is being closed is told that it is over, and is not in the count', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a'), due(d, 'neighbour', 'b')] });
  await cast(id, 'neighbour', 'b', 'yes');
  const { outcome, waited } = await held(d, {
    first: (tx) => closeIn(d.process.modules.votes.context, tx, runningIn(d, tx), id, '提前结束'),
    meanwhile: () => cast(id, 'resident', 'a', 'no'),
  });
  expect({ waited, said: said(outcome) }).toEqual({ waited: true, said: 'votes.closed' });
  expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 } }]);
});

test('closing waits for who is casting, and counts them', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a')] });
  const { outcome, waited } = await held(d, {
    first: (tx) =>
      castIn(
        d.process.modules.votes.context,
        tx,
        viewerOf('resident'),
        id,
        { key: 'a', marks: { q1: 'yes' }, receipt: receiptCode(), was: null },
        d.clock.now(),
      ),
    meanwhile: () => close(id),
  });
  expect({ waited, said: said(outcome) }).toEqual({ waited: true, said: 'done' });
  expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 }, passed: true }]);
});

test('the own hand comes before a mandate, also where both change at once', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a')] });
  expect(said(await mandate(id, 'a'))).toBe('done');
  expect((await (await d.as('neighbour')).get(`/api/my-votes/${id}`)).body.entries).toMatchObject([{ key: 'a', as: 'proxy', may: 'cast' }]);
  expect(said(await cast(id, 'neighbour', 'a', 'no'))).toBe('done');
  expect(said(await cast(id, 'neighbour', 'a', 'abstain'))).toBe('done');
  // the owner votes anew, and the holder changes the ballot before that is written
  const waiting = async () =>
    (await d.asOwner("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length;
  const { outcome, waited } = await held(d, {
    first: (tx) =>
      tx.selectFrom('vote_ballots').select('id').where('jurisdiction_id', '=', d.id).where('vote_id', '=', id).forUpdate().execute(),
    meanwhile: async () => {
      const owner = cast(id, 'resident', 'a', 'yes');
      await expect.poll(waiting).toBe(1);
      return Promise.all([owner, cast(id, 'neighbour', 'a', 'no')]);
    },
    waiting: 2,
  });
  expect({ waited, said: outcome.map(said) }).toEqual({ waited: true, said: ['done', 'votes.voted_already'] });
  expect(said(await cast(id, 'neighbour', 'a', 'no'))).toBe('votes.voted_already');
  await close(id);
  expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 }, yes: { heads: 1 } }]);
});

test('proxy and holder cast at once: one ballot of the entry', async () => {
  const id = await openTestVote(d, { questions: [motionOf({ change: false })], roll: [due(d, 'resident', 'a')] });
  await mandate(id, 'a');
  const { outcome, waited } = await held(d, {
    first: (tx) =>
      castIn(
        d.process.modules.votes.context,
        tx,
        viewerOf('neighbour'),
        id,
        { key: 'a', marks: { q1: 'no' }, receipt: receiptCode(), was: null },
        d.clock.now(),
      ),
    meanwhile: () => cast(id, 'resident', 'a', 'yes'),
  });
  expect({ waited, said: said(outcome) }).toEqual({ waited: true, said: 'votes.voted_already' });
  await close(id);
  expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 }, no: { heads: 1 } }]);
});

test('two mandates at once for one holder: no more than one may have, and one for an entry', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a'), due(d, null, 'b'), due(d, null, 'c')], proxiesMost: 1 });
  const { outcome, waited } = await held(d, {
    first: (tx) => lockVote(tx, id),
    meanwhile: () => Promise.all([mandate(id, 'a'), mandate(id, 'b', 'dispatcher')]),
    waiting: 2,
  });
  expect({ waited, said: outcome.map(said).sort() }).toEqual({ waited: true, said: ['done', 'votes.proxy_most'] });
  const other = await openTestVote(d, { roll: [due(d, null, 'a')], proxiesMost: 5 });
  expect([said(await mandate(other, 'a')), said(await mandate(other, 'a', 'dispatcher'))]).toEqual(['done', 'votes.proxy_given']);
  const own = await openTestVote(d, { roll: [due(d, 'neighbour', 'a')] });
  expect(said(await mandate(own, 'a'))).toBe('votes.proxy_self');
});

test('a mandate that was not used is ended at the desk or on either phone, and the owner votes with the own hand', async () => {
  const again = (id: string) => post('resident', `/api/my-votes/${id}/mandates/end`, { key: 'a' });
  const owner = async (id: string) => (await (await d.as('resident')).get(`/api/my-votes/${id}`)).body.entries;
  const open = async () => {
    const id = await openTestVote(d, { questions: [motionOf({ change: false })], roll: [due(d, 'resident', 'a')] });
    expect(said(await mandate(id, 'a'))).toBe('done');
    expect(await owner(id)).toMatchObject([{ as: 'own', may: 'cast', mandate: true }]);
    return id;
  };
  const alone = async (id: string): Promise<void> => {
    expect(said(await cast(id, 'neighbour', 'a', 'no'))).toBe('votes.not_on_roll');
    expect((await (await d.as('neighbour')).get(`/api/my-votes/${id}`)).status).toBe(404);
    expect(await owner(id)).toMatchObject([{ as: 'own', may: 'cast', mandate: false }]);
    expect(said(await again(id))).toBe('votes.proxy_not_found');
  };
  // at the desk, with a reason, by whoever runs the vote
  const desk = await open();
  const [{ proxy }] = (await (await d.as('clerk')).get(`/api/votes/${desk}/roll`)).body.items;
  const end = (who: Who, reason: string) => post(who, `/api/vote-proxies/${proxy.id}/end`, { reason });
  expect((await end('handler', '本人要求')).status).toBe(404);
  expect(said(await end('clerk', '本人要求'))).toBe('done');
  expect(said(await end('clerk', '本人要求'))).toBe('votes.proxy_not_found');
  await alone(desk);
  expect(said(await cast(desk, 'resident', 'a', 'yes'))).toBe('done');
  // taken back by the owner, who then votes on paper
  const owned = await open();
  expect(said(await again(owned))).toBe('done');
  await alone(owned);
  for (const who of ['clerk', 'dispatcher'] as const)
    expect(said(await post(who, `/api/votes/${owned}/papers`, { slip: 'a', marks: { q1: 'yes' } }))).toBe('done');
  // given back by the holder
  const held2 = await open();
  expect(said(await post('outsider', `/api/my-votes/${held2}/mandates/end`, { key: 'a' }))).not.toBe('done');
  expect(said(await post('neighbour', `/api/my-votes/${held2}/mandates/end`, { key: 'a' }))).toBe('done');
  await alone(held2);
  expect(said(await cast(held2, 'resident', 'a', 'yes'))).toBe('done');
  for (const id of [desk, owned, held2]) {
    await close(id);
    expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 }, yes: { heads: 1 }, no: { heads: 0 } }]);
  }
  // once used, its ballot stands
  const used = await open();
  expect(said(await cast(used, 'neighbour', 'a', 'no'))).toBe('done');
  expect([said(await again(used)), said(await cast(used, 'resident', 'a', 'yes'))]).toEqual(['votes.voted_already', 'votes.voted_already']);
});

test('two clerks enter one paper at once: one after the other, and one ballot', async () => {
  const id = await openTestVote(d, { roll: [due(d, null, 'a')] });
  const enter = (who: Who, mark: Mark) => post(who, `/api/votes/${id}/papers`, { slip: 'a', marks: { q1: mark } });
  const paper = (await enter('clerk', 'yes')).body;
  const { outcome } = await held(d, {
    first: (tx) =>
      tx.selectFrom('vote_papers').select('id').where('jurisdiction_id', '=', d.id).where('id', '=', paper.id).forUpdate().execute(),
    meanwhile: () => Promise.all([enter('dispatcher', 'yes'), enter('dispatcher2', 'no')]),
    waiting: 2,
  });
  // whoever comes first, two of three read the same
  expect(['done done', 'done votes.paper_settled']).toContain(outcome.map(said).sort().join(' '));
  await close(id);
  expect(await outcomeOf(id)).toMatchObject([{ cast: { heads: 1 }, yes: { heads: 1 } }]);
});

test('two secret papers of one weight settled at once: as many as lie in the box', async () => {
  const id = await openTestVote(d, { questions: [motionOf({ secret: true })], roll: [due(d, null, 'a'), due(d, null, 'b')] });
  const enter = (who: Who, slip: string) => post(who, `/api/votes/${id}/papers`, { slip, marks: { q1: 'yes' }, area: 10_000 });
  await post('clerk', `/api/votes/${id}/hand-in`, { key: 'a' });
  await enter('clerk', '001');
  await enter('clerk', '002');
  const { outcome, waited } = await held(d, {
    first: (tx) => lockVote(tx, id),
    meanwhile: () => Promise.all([enter('dispatcher', '001'), enter('dispatcher2', '002')]),
    waiting: 2,
  });
  expect({ waited, said: outcome.map(said).sort() }).toEqual({ waited: true, said: ['done', 'votes.not_handed_in'] });
});

test('a note of a secret paper is not taken back while the last paper of its weight is being settled', async () => {
  const id = await openTestVote(d, { questions: [motionOf({ secret: true })], roll: [due(d, null, 'a'), due(d, null, 'b')] });
  await post('clerk', `/api/votes/${id}/hand-in`, { key: 'a' });
  const asked = (await post('clerk', `/api/votes/${id}/hand-in-returns`, { key: 'a', reason: '登记错户' })).body.returns[0];
  const paper = { slip: '001', marks: { q1: 'yes' }, area: 10_000 };
  await post('clerk', `/api/votes/${id}/papers`, paper);
  const { outcome, waited } = await held(d, {
    first: (tx) => lockVote(tx, id),
    meanwhile: () =>
      Promise.all([
        post('dispatcher', `/api/votes/${id}/papers`, paper),
        post('dispatcher2', `/api/vote-hand-in-returns/${asked.id}`, { agree: true }),
      ]),
    waiting: 2,
  });
  // whoever comes first: the paper has been begun, and its note stands
  expect({ waited, said: outcome.map(said) }).toEqual({ waited: true, said: ['done', 'votes.papers_read'] });
});

test('the tables refuse a second ballot under one receipt, and a secret ballot that names its entry', async () => {
  const id = await openTestVote(d, { questions: [motionOf({ secret: true })], roll: [due(d, 'resident', 'a'), due(d, 'neighbour', 'b')] });
  const receipt = receiptCode();
  expect(said(await cast(id, 'resident', 'a', 'yes', receipt))).toBe('done');
  expect(said(await cast(id, 'neighbour', 'b', 'no', receipt))).toBe('votes.receipt_taken');
  // a refused one has not taken the ballot of its entry
  expect(said(await cast(id, 'neighbour', 'b', 'no'))).toBe('done');
  const named = d.asOwner(
    `insert into vote_ballots (jurisdiction_id, vote_id, id, secret, key, heads, area, marks, way, day) values ($1, $2, $3, true, 'a', 1, 0, '{}', 'phone', '2025-09-15')`,
    [d.id, id, v7()],
  );
  expect(
    await named.then(
      () => 'kept',
      (error: { constraint?: string }) => error.constraint,
    ),
  ).toBe('vote_ballots_check');
});

test('two clocks tell voters once', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a')] });
  const { context } = d.process.modules.votes;
  await held(d, { first: (tx) => lockVote(tx, id), meanwhile: () => Promise.all([keepTime(context), keepTime(context)]), waiting: 2 });
  const told = await d.asOwner<{ n: number }>(
    `select count(*)::int as n from outbox where topic = 'notice' and payload::text like '%votes.opened%' and payload::text like $1`,
    [`%${id}%`],
  );
  expect(told).toEqual([{ n: 1 }]);
});
