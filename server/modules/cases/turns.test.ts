import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryAll } from '#modules/notices/testing/told.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { tellTurns } from './commands/tell-turns.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const run = () => tellTurns(d.process.modules.cases, d.id);
/** Titles of clock notices in somebody's inbox about a case. */
const turnsFor = async (who: Who, caseId: string): Promise<string[]> => {
  await carryAll(d);
  const { items } = (await (await d.as(who)).get('/api/notices')).body as { items: { kind: string; title: string; page: string }[] };
  return items.filter((n) => n.page.endsWith(caseId) && /clock|overdue/.test(n.kind)).map((n) => n.title);
};
/** Moves the clock to just before a case is due. */
const deadlineOf = async (caseId: string): Promise<Date> => new Date((await (await d.as('clerk')).see(caseId)).dueAt ?? '');

test('a clock that turns yellow, then red, is told to whoever has to act: once each, by however many workers', async () => {
  const caseId = await d.caseIn('dispatched');
  await run();
  expect(await turnsFor('handler', caseId)).toEqual([]);
  const due = await deadlineOf(caseId);
  d.clock.set(new Date(due.getTime() - 60_000));
  const other = await d.another();
  // without the primary key of clock_turns each of them tells it, and the inbox alone keeps it single
  await Promise.all([run(), run(), tellTurns(other.modules.cases, d.id), tellTurns(other.modules.cases, d.id)]);
  await run();
  expect(await turnsFor('handler', caseId)).toEqual(['时限将到']);
  expect(await turnsFor('officer', caseId)).toEqual([]);
  d.clock.set(new Date(due.getTime() + 60_000));
  await run();
  await run();
  expect(await turnsFor('handler', caseId)).toEqual(['案卷已超时', '时限将到']);
  expect(await d.asOwner('select light from clock_turns where case_id = $1 order by 1', [caseId])).toEqual([
    { light: 'red' },
    { light: 'yellow' },
  ]);
});

test('before it has an organisation it is the posts closest by that hear of it; a shelved case stands still', async () => {
  const open = await d.caseIn('verified');
  const shelved = await d.caseIn('shelved');
  const due = await deadlineOf(open);
  d.clock.set(new Date(due.getTime() - 60_000));
  await run();
  expect(await turnsFor('clerk', open)).toEqual(['时限将到']);
  expect(await turnsFor('dispatcher', open)).toEqual([]);
  d.clock.set(new Date((await deadlineOf(shelved)).getTime() - 60_000));
  await run();
  expect(await d.asOwner('select from clock_turns where case_id = $1', [shelved])).toEqual([]);
});

test('supervision is told to whoever has the case', async () => {
  const caseId = await d.caseIn('handling');
  await d.must('supervisor', caseId, 'supervise');
  expect(await turnsFor('handler', caseId)).toEqual(['案卷被督办']);
});
