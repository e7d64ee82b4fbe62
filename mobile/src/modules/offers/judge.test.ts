import { generateKeyPairSync, sign } from 'node:crypto';
import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { beforeEach, expect, test, vi } from 'vitest';
import { claimOf, codeAt, stepAt, voucherUse } from '#contract/offers/voucher-code.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;
const { store } = await import('../../store/database.ts');
const { judge } = await import('./judge.ts');

const now = Date.parse('2026-11-28T02:00:10.000Z');
const [district, shop, offerId] = [v7(), v7(), v7()];
/** A pair of keys, the public half as it lies on phones. */
const newKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    privateKey,
    secret: privateKey.export({ format: 'jwk' }).d as string,
    raw: Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'),
  };
};
const ours = newKey();
const offer = { id: offerId, title: '洗衣液一瓶', points: 30 };
/** What the merchant's phone took along when it last had a network. */
const merchants = (more: object = {}) =>
  ({
    jurisdictionId: district,
    keys: { 1: ours.raw.toString('base64') },
    items: [{ id: shop, name: '柳岸超市', offers: [offer] }],
    ahead: 0,
    ...more,
  }) as never;

interface Bought {
  readonly jurisdictionId?: string;
  readonly offerId?: string;
  readonly expiresAt?: number;
  /** Who signed it. */
  readonly by?: ReturnType<typeof newKey>;
  readonly voucherId?: string;
}
/** What a resident's phone shows at a moment of a voucher bought like this. */
const shown = (at: number, { by = ours, voucherId = v7(), ...more }: Bought = {}): Promise<string> => {
  const own = newKey();
  const claim = claimOf({
    ...{ jurisdictionId: district, voucherId, offerId, expiresAt: now + 86_400_000, points: 30 },
    ...more,
    publicKey: Uint8Array.from(own.raw),
  });
  const signature = `1.${sign(null, Buffer.from(`${voucherUse}\0${claim}`), by.privateKey).toString('base64url')}`;
  return codeAt({ claim, signature, secret: own.secret }, stepAt(at));
};
const asked = (code: string, more: object = {}) => judge(code, merchants(more), shop);

beforeEach(async () => {
  await store.outbox.clear();
  vi.setSystemTime(now);
});

test('without a network a voucher that is ours, good and shown just now is taken', async () => {
  for (const off of [0, -30_000, 30_000]) expect(await asked(await shown(now + off))).toEqual({ offer });
});

test('each other is refused by name: over, of another district, for what is not given here, forged, a picture, ahead of time, no code', async () => {
  const fault = async (code: string, more: object = {}) => ((await asked(code, more)) as { fault?: string }).fault;
  expect(await fault(await shown(now, { expiresAt: now - 1000 }))).toBe('expired');
  expect(await fault(await shown(now, { jurisdictionId: v7(), by: newKey() }))).toBe('foreign');
  expect(await fault(await shown(now, { offerId: v7() }))).toBe('elsewhere');
  expect(await fault(await shown(now, { by: newKey() }))).toBe('forged');
  // somebody else's points in a code of ours
  const [claim, ...rest] = (await shown(now)).split('.') as [string, ...string[]];
  expect(await fault([`${claim.slice(0, -4)}AAAA`, ...rest].join('.'))).toBe('forged');
  expect(await fault(await shown(now - 120_000))).toBe('old');
  expect(await fault(await shown(now + 120_000))).toBe('clock');
  expect(await fault('12345678 1234')).toBe('digits');
  // a phone that never had a network with this merchant knows no key
  expect(await fault(await shown(now), { keys: {} })).toBe('forged');
  expect(await judge(await shown(now), merchants(), v7())).toEqual({ fault: 'elsewhere' });
});

test('a phone whose clock is wrong judges by the server’s, as far as it knows it', async () => {
  // five minutes ahead, and it knows
  vi.setSystemTime(now + 300_000);
  expect(await asked(await shown(now), { ahead: 300_000 })).toEqual({ offer });
  // and where it does not, it says that one of two clocks is wrong, or the code old: it hands nothing out
  expect(await asked(await shown(now))).toEqual({ fault: 'old' });
  vi.setSystemTime(now - 300_000);
  expect(await asked(await shown(now))).toEqual({ fault: 'clock' });
});

test('what this phone has taken and not sent yet is not taken again, half a minute later either', async () => {
  const voucherId = v7();
  const by = { voucherId };
  const first = await shown(now, by);
  expect(await asked(first)).toEqual({ offer });
  await store.outbox.put({
    ...{ id: v7(), createdAt: now, owner: 'shop', title: offer.title, photos: [], caseId: null, state: 'waiting' },
    body: { id: v7(), code: first, offline: true },
  } as never);
  expect(await asked(first)).toEqual({ fault: 'twice' });
  expect(await asked(await shown(now + 30_000, by))).toEqual({ fault: 'twice' });
  expect(await asked(await shown(now))).toEqual({ offer });
});
