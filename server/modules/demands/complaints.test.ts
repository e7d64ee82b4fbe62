import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { pressComplaints } from './commands/press-complaints.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const todos = async (who: Who): Promise<{ kind: string; title: string; id: string; light: string }[]> =>
  (await (await d.as(who)).get('/api/todos')).body.items.filter(({ kind }: { kind: string }) => kind.startsWith('demands.'));

it('a complaint is copied to the audit administrator without a name, reminded of before its day, and beyond it answered by the level above', async () => {
  const from = { from: d.area('001001').code, addressees: [{ area: d.area('001001001').code, role: 'grid_worker' }] };
  const basis = { kind: 'document', text: '试办发〔2025〕9号' };
  const form = { ...from, id: v7(), kind: 'form', title: '报送台账', basis, dueOn: dayOf(d, 5) };
  const { id } = (await (await d.as('clerk')).post('/api/demands', form)).body.items[0];
  const complaint = { id: v7(), words: '太急' };
  expect((await (await d.as('grid_worker')).post(`/api/demands/${id}/complaint`, complaint)).status).toBe(201);
  const copies = await (await d.as('audit_admin')).get('/api/todos');
  expect(copies.body.items).toMatchObject([{ kind: 'demands.complaint_copy', title: '报送台账', light: 'green' }]);
  for (const secret of [d.people.grid_worker.id, d.people.grid_worker.name, '太急'])
    expect(JSON.stringify(copies.body)).not.toContain(secret);
  const press = async (): Promise<void> => {
    // twice: it is harmless
    for (let n = 0; n < 2; n += 1) await pressComplaints(d.process.modules.demands.context);
    await carryAll(d);
  };
  const told = async (who: Who, word: string): Promise<number> => (await titlesOf(d, who)).filter((title) => title.includes(word)).length;
  expect(await todos('dispatcher')).toMatchObject([{ kind: 'demands.judge' }]);
  await press();
  expect([await told('dispatcher', '明天到期'), await told('audit_admin', '抄送：一件减负投诉')]).toEqual([0, 1]);
  d.clock.advance(6 * 86_400_000);
  await press();
  expect([await told('dispatcher', '明天到期'), await told('supervisor', '逾期')]).toEqual([1, 0]);
  d.clock.advance(2 * 86_400_000);
  await press();
  expect([await told('dispatcher', '明天到期'), await told('supervisor', '转由本级'), await told('audit_admin', '逾期未答复')]).toEqual([
    1, 1, 1,
  ]);
  expect(await todos('dispatcher')).toEqual([]);
  const [todo] = await todos('supervisor');
  expect(todo).toMatchObject({ kind: 'demands.judge', title: '报送台账', light: 'red' });
  const answer = { id: v7(), upheld: true, answer: '不再要求' };
  expect((await (await d.as('supervisor')).post(`/api/demand-complaints/${todo?.id}/answer`, answer)).status).toBe(200);
  expect(await todos('audit_admin')).toEqual([]);
});
