import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

test('what was booked comes as a workbook, which is in the audit trail', async () => {
  const ask = async (who: Who, from: string, to: string) => (await d.as(who)).get(`/api/bookings/sheet?from=${from}&to=${to}`);
  expect((await ask('clerk', '2025-12-15', '2025-12-21')).status).toBe(200);
  expect(await d.asOwner("select from audit_log where action = 'bookings.exported'")).toHaveLength(1);
  const refused = [await ask('clerk', '2025-12-21', '2025-12-15'), await ask('resident', '2025-12-15', '2025-12-21')];
  expect(refused.map(({ body }) => body.error.code)).toEqual(['bookings.days_wrong', 'session.forbidden']);
});
