import { systemAccess } from '#kernel/db.ts';
import type { Context } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { markOfRows, rowsInStates, type WholeRow } from '../store/whole.ts';

export interface WholeRegister {
  /** Another whenever a row or the definition has changed. */
  readonly mark: string;
  readonly register: Register;
  /** Rows that are valid, by title. */
  readonly rows: readonly WholeRow[];
}

/**
 * Reads the valid rows of a register whoever asks, for what a module shows of it by rights of its own: small registers, such as a catalogue.
 * @param known what was read before; the same comes back where nothing has changed
 * @returns null where there is no such register
 */
export const wholeRegister = async (
  context: Pick<Context, 'kernel' | 'register'>,
  jurisdictionId: string,
  code: string,
  known: WholeRegister | null = null,
): Promise<WholeRegister | null> => {
  const register = await context.register(jurisdictionId, code);
  if (!register) return null;
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const mark = `${register.version} ${await markOfRows(tx, register.no)}`;
    if (known?.mark === mark) return known;
    const valid = register.content.states.filter(({ phase }) => phase === 'valid').map((state) => state.code);
    return { mark, register, rows: await rowsInStates(tx, register.no, valid) };
  });
};
