import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Covenant } from '#contract/covenants/api.ts';
import type { Proposal } from '#contract/proposals/api.ts';
import { begun } from '#modules/covenants/testing/begun.ts';
import { receiptCode, runningIn } from '#modules/votes/testing/open.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { drafted } from './testing/drafted.ts';
import { residentsOf } from './testing/residents.ts';

let d: District;
const living = ['resident', 'neighbour', 'handler'] as const;
beforeAll(async () => {
  d = await testDistrict();
  await residentsOf(d, living);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const ok = (answer: Answer): Answer['body'] => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const cast = async (who: Who, voteId: string, question: string, mark: string): Promise<void> => {
  const { entries } = (await (await d.as(who)).get(`/api/my-votes/${voteId}`)).body;
  ok(await post(who, `/api/my-votes/${voteId}/ballots`, { key: entries[0].key, marks: { [question]: mark }, receipt: receiptCode() }));
};
const close = (voteId: string): Promise<unknown> =>
  d.database.db.write(d.access, (tx) => d.process.modules.votes.close(tx, runningIn(d, tx), voteId));
const days = (n: number): void => d.clock.advance(n * 86_400_000);

test('a proposal is decided by a secret vote of the residents: without a quorum it is held again, and nobody ends it by hand', async () => {
  const { id }: Proposal = ok(await post('clerk', '/api/proposals', drafted(d)));
  const begin = (number: number, over: Record<string, unknown> = {}): Promise<Answer> =>
    post('clerk', `/api/proposals/${id}/steps/begin`, { number, fromOn: dayOf(d, 0), untilOn: dayOf(d, 0), ...over });
  const end = (number: number): Promise<Answer> => post('clerk', `/api/proposals/${id}/steps/end`, { number, words: '同意提出' });
  ok(await begin(1));
  ok(await end(1));
  ok(await begin(2, { untilOn: dayOf(d, 6) }));
  days(7);
  ok(await end(2));
  const vote = async (): Promise<string> => {
    const { steps }: Proposal = ok(await begin(3, { fromOn: dayOf(d, 3), untilOn: dayOf(d, 4), way: 'vote' }));
    days(3);
    expect(steps[2]?.voteId).toBeTruthy();
    return steps[2]?.voteId ?? '';
  };
  const first = await vote();
  await cast('resident', first, 'proposal', 'yes');
  expect((await end(3)).body.error.code).toBe('proposals.vote_decides');
  expect((await post('clerk', `/api/proposals/${id}/withdraw`, { words: '算了' })).body.error.code).toBe('proposals.vote_decides');
  await close(first);
  const missed: Proposal = (await (await d.as('clerk')).get(`/api/proposals/${id}`)).body;
  expect(missed.steps[2]).toMatchObject({ state: 'running', way: null, sittings: [{ due: 3, present: 1, outcome: 'no_quorum' }] });
  expect(missed.acts).toContain('begin');
  expect(missed.acts).not.toContain('end');
  const second = await vote();
  await cast('resident', second, 'proposal', 'yes');
  await cast('neighbour', second, 'proposal', 'yes');
  await close(second);
  const carried: Proposal = (await (await d.as('clerk')).get(`/api/proposals/${id}`)).body;
  expect(carried.steps[2]).toMatchObject({
    state: 'ended',
    outcome: 'carried',
    sittings: [{}, { due: 3, present: 2, yes: 2, outcome: 'carried' }],
  });
  const published = await d.asOwner<{ kind: string }>("select kind from disclosures where subject_id = $1 and kind = 'resolution'", [id]);
  expect(published).toHaveLength(1);
});

test('a covenant is adopted by a secret vote of the residents, or falls by it', async () => {
  const { id }: Covenant = ok(await post('clerk', '/api/covenants', begun(d)));
  const step = async (who: Who, name: string, over: Record<string, unknown> = {}): Promise<Covenant> =>
    ok(await post(who, `/api/covenants/${id}/steps`, { number: 1, step: name, ...over }));
  await step('clerk', 'open_comments', { untilOn: dayOf(d, 6) });
  days(7);
  await step('clerk', 'close_comments');
  await step('clerk', 'submit');
  await step('dispatcher', 'approve');
  const opened = await step('clerk', 'open_vote', { way: 'vote', fromOn: dayOf(d, 3), untilOn: dayOf(d, 4) });
  days(3);
  const voteId = opened.versions[0]?.voteId ?? '';
  expect(opened.acts).not.toContain('enter_result');
  await cast('resident', voteId, 'covenant', 'yes');
  await cast('neighbour', voteId, 'covenant', 'no');
  await cast('handler', voteId, 'covenant', 'no');
  await close(voteId);
  const { versions }: Covenant = (await (await d.as('clerk')).get(`/api/covenants/${id}`)).body;
  expect(versions[0]).toMatchObject({ state: 'rejected', sittings: [{ outcome: 'fallen', heads: { due: 3, present: 3, yes: 1, no: 2 } }] });
});
