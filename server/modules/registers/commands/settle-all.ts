import { shanghaiDay } from '#contract/kernel/day.ts';
import { jurisdictionOf, systemAccess, type Tx } from '#kernel/db.ts';
import { inForceTopic, readInForce } from '#kernel/definitions/definitions.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Context } from '../context.ts';
import { compile, type Register } from '../domain/register.ts';
import { type Web, webOf } from '../gathering.ts';
import { registerKind } from '../kind.ts';
import { allRegisters } from '../store/registers.ts';
import { dropReminders } from '../store/reminders.ts';
import { idsBehind } from '../store/rows.ts';
import { type Settling, settleRows } from './settle.ts';

/** Rows settled in one transaction. */
const step = 500;

/** All registers in force at a moment, as the database has them. */
const webIn = async (tx: Tx, now: Date): Promise<Web> => {
  const registers: Register[] = [];
  for (const { code, no, slots } of await allRegisters(tx)) {
    const found = await readInForce(tx, registerKind, jurisdictionOf(tx), now, code);
    if (found) registers.push(compile({ no, code, version: found.version, slots }, found.content));
  }
  return webOf(registers);
};

/** Settles all rows of a register, piece by piece, each in a transaction of its own: harmless when repeated. */
export const settleRegister = async (
  { kernel }: Pick<Context, 'kernel'>,
  jurisdictionId: string,
  settling: Settling,
  register: Register,
): Promise<void> => {
  for (let after: string | null = null; ; ) {
    const from: string | null = after;
    const ids: string[] = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      const next = await idsBehind(tx, register.no, from, step);
      await settleRows(tx, settling, register, next);
      return next;
    });
    after = ids.at(-1) ?? null;
    if (ids.length < step) return;
  }
};

/** What rows brought with something else keep of one another, once all are there: each register after those it gathers from. */
export const settleBrought = async (tx: Tx, ring: Ring, now: Date): Promise<void> => {
  const web = await webIn(tx, now);
  const settling = { web, ring, today: shanghaiDay(now) };
  for (const register of [...web.byCode.values()].sort((a, b) => web.rank(a.code) - web.rank(b.code))) {
    const { reminders, content, daily } = register;
    if (!daily && reminders.length === 0 && content.fields.every(({ gathered }) => gathered === null)) continue;
    for (let ids: string[] = [], after: string | null = null; ; after = ids.at(-1) ?? null) {
      ids = await idsBehind(tx, register.no, after, step);
      await settleRows(tx, settling, register, ids);
      if (ids.length < step) break;
    }
  }
};

/** Lets figures and reminders of a version begin with it: in its own rows, and in those that gather from them. */
export const settleVersions = (context: Context): void => {
  const { kernel } = context;
  kernel.relay.on('registers.settle', inForceTopic, async (events, jurisdictionId) => {
    const codes = new Set(
      events.flatMap(({ payload }) => {
        const { kind, subject } = payload as { kind: string; subject: string };
        return kind === registerKind.kind ? [subject] : [];
      }),
    );
    if (codes.size === 0) return;
    const now = kernel.clock.now();
    const web = await kernel.db.read(systemAccess(jurisdictionId), (tx) => webIn(tx, now));
    const settling = { web, ring: await kernel.keys.of(jurisdictionId), today: shanghaiDay(now) };
    for (const code of [...codes]) for (const { register } of web.from(code)) codes.add(register.code);
    for (const register of [...web.byCode.values()].sort((a, b) => web.rank(a.code) - web.rank(b.code))) {
      if (!codes.has(register.code)) continue;
      const kept = register.reminders.map(({ reminder }) => reminder.code);
      await kernel.db.write(systemAccess(jurisdictionId), (tx) => dropReminders(tx, register.no, kept));
      if (kept.length > 0 || register.content.fields.some(({ gathered }) => gathered !== null))
        await settleRegister(context, jurisdictionId, settling, register);
    }
  });
};
