import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import type { Version } from '#kernel/definitions/definitions.ts';
import { definitionsChannel } from '#kernel/definitions/publish.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { PlaceRef, Places } from '#modules/places/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { compile, type Register } from './domain/register.ts';
import { type Web, webOf } from './gathering.ts';
import { registerKind } from './kind.ts';
import { reads } from './policy.ts';
import { allRegisters, findRegister, type RegisterRow } from './store/registers.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly places: Places;
  /** The version of a register that is in force; null where there is none. */
  register(jurisdictionId: string, code: string): Promise<Register | null>;
  /** All registers in force, and who keeps figures of whose rows. */
  web(jurisdictionId: string): Promise<Web>;
  /** All registers that were ever published, from memory; told anew when one is. */
  all(jurisdictionId: string): Promise<readonly RegisterRow[]>;
}

/** Registers as they are compiled, kept by version: a version never changes, nor do the columns of its fields. */
export const createRegisterBook = ({ kernel }: Pick<Context, 'kernel'>): Pick<Context, 'register' | 'all' | 'web'> => {
  const lists = new Map<string, Promise<readonly RegisterRow[]>>();
  kernel.live.subscribe(definitionsChannel, (payload) => void lists.delete((payload as { jurisdictionId: string }).jurisdictionId));
  kernel.live.onGap(() => lists.clear());
  const compiled = new Map<string, Promise<Register>>();
  const make = (jurisdictionId: string, code: string, { version, content }: Version<RegisterContent>): Promise<Register> =>
    kernel.db.load(jurisdictionId, async (tx) => {
      const row = (await findRegister(tx, code)) ?? fail('registers.register_not_found');
      return compile({ no: row.no, code, version, slots: row.slots }, content);
    });
  const all: Context['all'] = (jurisdictionId) => {
    const known = lists.get(jurisdictionId);
    if (known) return known;
    const reading = kernel.db.load(jurisdictionId, allRegisters);
    lists.set(jurisdictionId, reading);
    reading.catch(() => lists.delete(jurisdictionId));
    return reading;
  };
  const register: Context['register'] = async (jurisdictionId, code) => {
    const found = await kernel.definitions.inForce(registerKind, jurisdictionId, kernel.clock.now(), code);
    if (!found) return null;
    const key = `${jurisdictionId} ${code} ${found.version}`;
    const known = compiled.get(key);
    if (known) return known;
    const making = make(jurisdictionId, code, found);
    compiled.set(key, making);
    making.catch(() => compiled.delete(key));
    return making;
  };
  const webs = new Map<string, { readonly of: readonly (Register | null)[]; readonly web: Web }>();
  const web: Context['web'] = async (jurisdictionId) => {
    const of = await Promise.all((await all(jurisdictionId)).map(({ code }) => register(jurisdictionId, code)));
    const known = webs.get(jurisdictionId);
    if (known && known.of.length === of.length && known.of.every((one, i) => one === of[i])) return known.web;
    const made = { of, web: webOf(of.filter((one) => one !== null)) };
    webs.set(jurisdictionId, made);
    return made.web;
  };
  return { register, all, web };
};

/** What is known of a jurisdiction before a transaction begins, for somebody who looks into a register. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly register: Register;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly places: readonly PlaceRef[];
  readonly ring: Ring;
  readonly now: Date;
  readonly today: string;
}

/** The eye of somebody who may read a register. @throws registers.register_not_found */
export const eyeOf = async (context: Context, viewer: Viewer, code: string): Promise<Eye> => {
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  const register = await context.register(jurisdictionId, code);
  if (!register || !reads(viewer, register.content)) return fail('registers.register_not_found');
  const [snapshot, book, places, ring] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    context.places.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, viewer, register, snapshot, book, places, ring, now, today: shanghaiDay(now) };
};

/** What settling stands on, for somebody who writes. */
export const settlingOf = async ({ context, viewer, ring, today }: Eye): Promise<{ web: Web; ring: Ring; today: string }> => ({
  web: await context.web(viewer.jurisdictionId),
  ring,
  today,
});
