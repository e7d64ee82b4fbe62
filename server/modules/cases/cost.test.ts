import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';

// What an act costs the database is counted, not timed: statements sent, and those among them that are planned anew each time.
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

/** Statements sent meanwhile by this process: what was named keeps its plan, and what travels together counts as one. */
const sentBy = async (what: () => Promise<unknown>): Promise<{ all: number; planned: number }> => {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await what();
    const asked = sent.mock.calls.map(([first]) => first as unknown as string | { name?: string; text?: string });
    const planned = asked.filter((one) =>
      typeof one === 'string' ? /^(select|insert|update|with)/i.test(one.trim()) : !one.name && one.text,
    );
    return { all: asked.length, planned: planned.length };
  } finally {
    sent.mockRestore();
  }
};

test('an act on a case sends few statements, and hardly any that is planned anew', async () => {
  const [clerk, dispatcher, handler] = await Promise.all([d.as('clerk'), d.as('dispatcher'), d.as('handler')]);
  const walk = async (expected: boolean): Promise<void> => {
    const id = await d.caseIn('reported');
    const acts = [
      () => clerk.act(id, 'verify'),
      () => clerk.act(id, 'file'),
      () => dispatcher.act(id, 'dispatch', { organisationId: d.organisations.team }),
      () => handler.act(id, 'accept'),
      () => handler.act(id, 'answer', { text: '已经处理，谢谢反映。' }),
      () => clerk.act(id, 'check'),
    ];
    for (const [n, act] of acts.entries()) {
      const { all, planned } = await sentBy(async () => expect((await act()).status).toBe(200));
      if (expected) expect([n, all <= 22, planned <= 4]).toEqual([n, true, true]);
    }
  };
  await walk(false);
  await walk(true);
});

test('a case page is read by few statements, none of which is planned anew', async () => {
  const clerk = await d.as('clerk');
  const id = await d.caseIn('answered');
  const page = async () => expect((await clerk.get(`/api/cases/${id}`)).status).toBe(200);
  // the first ones find nothing in memory
  const read = [await sentBy(page), await sentBy(page), await sentBy(page)];
  // opening, the case, what hangs on it in one go, commit
  expect([Math.min(...read.map(({ all }) => all)), Math.min(...read.map(({ planned }) => planned))]).toEqual([8, 0]);
});
