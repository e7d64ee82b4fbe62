import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { type RegisterContent, registerContent } from '#contract/registers/content.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish, readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { compile, type Register } from '../domain/register.ts';
import { judge } from '../domain/values.ts';
import { registerKind } from '../kind.ts';
import { findRegister } from '../store/registers.ts';
import { enterRows } from './titles.ts';
import { writtenRow } from './write-rows.ts';

/** Publishes a register that comes with something else, such as a demo: at once, whoever does it. */
export const bringRegister = async (tx: Tx, by: By, code: string, content: unknown): Promise<void> => {
  await publish<RegisterContent>(tx, by, registerKind, { subject: code, content: registerContent.parse(content), reason: null });
};

/** The version of a register in force, in a transaction. @throws registers.register_not_found */
export const openRegister = async (tx: Tx, jurisdictionId: string, code: string, now: Date): Promise<Register> => {
  const row = await findRegister(tx, code);
  const found = await readInForce(tx, registerKind, jurisdictionId, now, code);
  if (!row || !found) return fail('registers.register_not_found');
  return compile({ no: row.no, code, version: found.version, slots: row.slots }, found.content);
};

/** A row that comes from elsewhere, in a state, as of a moment. */
export interface BroughtRow {
  readonly id?: string;
  readonly values: Answers;
  readonly state: string;
  readonly at: Date;
}
/** Rows entered by one statement. */
const batch = 1000;

/**
 * Enters rows of a register as they are: judged by its form and rules, not by who enters them. Areas are those of their codes.
 * @throws Error naming the field where a row does not stand
 */
export const bringRows = async (
  tx: Tx,
  register: Register,
  { ring, by }: { readonly ring: Ring; readonly by: string | null },
  rows: readonly BroughtRow[],
): Promise<void> => {
  const snapshot = { find: (code: string) => ({ path: pathOfCode(code) }) as TerritoryArea };
  for (let from = 0; from < rows.length; from += batch) {
    const written = rows.slice(from, from + batch).map(({ id = v7(), values, state: code, at }) => {
      const state = register.state(code);
      if (!state) throw new Error(`register ${register.code} has no state ${code}`);
      // figures come with the rows that point here, once all are there: what rules say of them cannot be judged yet
      const verdict = judge(register, state, values, shanghaiDay(at), {});
      if (!('values' in verdict)) throw new Error(`a row of ${register.code} does not stand: ${JSON.stringify(verdict)}`);
      const entered = { id, version: 1, createdAt: at, createdBy: by, imported: false };
      return writtenRow({ register, ring, snapshot, now: at }, entered, state, verdict.values);
    });
    await enterRows(tx, register, written);
  }
};
