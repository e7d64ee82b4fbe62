import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

/* Over plain HTTP a browser has six connections for the whole host: seven tabs that each kept a stream would leave none to load anything. */
let site: Site;
let residents: Page;
beforeAll(async () => {
  site = await openSite();
  residents = await site.visit('resident', '/', phone);
});
afterAll(() => site?.close());

const report = async (text: string): Promise<void> => {
  const answer = await residents.context().request.post(`${site.url}/api/reports`, {
    headers: { 'x-linli': '1' },
    data: {
      id: v7(),
      text,
      point: { lon: 100.2335, lat: 26.8722 },
      placeText: null,
      areaCode: null,
      categoryCode: null,
      photoIds: [],
      anonymous: false,
      occurredAt: null,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
};

it.each([
  ['supervisor', '/console/cases?queue=open', undefined],
  ['resident', '/my', phone],
] as const)(
  'seven tabs of %s on %s all answer, hear of a new case, and go on when those before them are closed',
  async (login, path, size) => {
    const tabs: Page[] = [];
    for (let n = 0; n < 7; n += 1) tabs.push(await site.visit(login, path, size));
    const title = (n: number) => `第${n}号楼前路灯不亮，${login}`;
    await report(title(1));
    const hears = async (page: Page, n: number): Promise<void> => {
      // the desk announces what is new above the list, and shows it when asked
      const fresh = page.getByRole('button', { name: /条新案卷/ });
      const line = page.getByText(title(n));
      await expect
        .poll(async () => {
          // it may be gone by the time it is pressed
          if ((await fresh.count()) > 0) await fresh.click({ timeout: 1_000 }).catch(() => undefined);
          return line.count();
        })
        .toBeGreaterThan(0);
    };
    for (const page of tabs) await hears(page, 1);
    for (const page of tabs.splice(0, 5)) await page.close();
    await report(title(2));
    for (const page of tabs) await hears(page, 2);
    for (const page of tabs) await page.close();
  },
);
