import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { listTransfers, MemberTransfer } from '#contract/members/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Members, mayTransfer, transferCodes } from '../context.ts';
import { pageOfTransfers, type TransferRow } from '../store/transfers.ts';

/** Letters listed among the to-dos; the page shows the others. */
const most = 100;

/** Who may decide a letter: the receiving branch's people, of a branch outside the sender's, who note its receipt. */
export const decides = (viewer: Viewer, { fromCode, toCode }: Pick<TransferRow, 'fromCode' | 'toCode'>): boolean =>
  mayTransfer(viewer, pathOfCode(toCode ?? fromCode));
export const sends = (viewer: Viewer, { fromCode }: Pick<TransferRow, 'fromCode'>): boolean => mayTransfer(viewer, pathOfCode(fromCode));

/** A letter as the viewer may see it. @param today day in Shanghai */
export const presentTransfer = (viewer: Viewer, today: string, row: TransferRow): MemberTransfer => {
  const isOpen = row.state === 'sent';
  return {
    id: row.id,
    member: { rowId: row.rowId, name: row.name },
    from: row.from,
    to: row.to,
    outside: row.toCode === null,
    duesPaidTo: row.duesPaidTo,
    reason: row.reason,
    sentOn: row.sentOn,
    validUntil: row.validUntil,
    state: row.state,
    late: isOpen && row.validUntil < today,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decision: row.decision,
    actions: [
      ...(isOpen && decides(viewer, row) ? (['accept', 'return'] as const) : []),
      ...(isOpen && sends(viewer, row) ? (['withdraw'] as const) : []),
    ],
  };
};

/** A page of letters. @throws session.forbidden */
export const transfersPage = async (
  { kernel }: Pick<Members, 'kernel'>,
  viewer: Viewer,
  { which, state, cursor, limit }: z.output<NonNullable<typeof listTransfers.query>>,
): Promise<{ items: MemberTransfer[]; next: string | null }> => {
  const codes = transferCodes(viewer);
  if (codes.length === 0) fail('session.forbidden');
  const [before = null] = readCursor<[string]>(cursor, ['uuid']) ?? [];
  const today = shanghaiDay(kernel.clock.now());
  const side = which === 'incoming' ? 'to' : 'from';
  // the list names only what lies in the viewer's areas on one side
  return kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const found = await pageOfTransfers(tx, { side, codes, state: state ?? null, before, limit: limit + 1 });
    const { rows, next } = cutPage(found, limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentTransfer(viewer, today, row)), next };
  });
};

/** Letters that wait for the viewer: to be accepted here; sent from here and valid no more. */
export const transferTodos = (members: Members): TodoSource => ({
  kinds: ['members.accept', 'members.late'],
  of: async (viewer, asked) => {
    if (!can(viewer, 'members.transfer') || transferCodes(viewer).length === 0) return { items: [], counts: {} };
    const [incoming, outgoing] = await Promise.all(
      (['incoming', 'outgoing'] as const).map((which) => transfersPage(members, viewer, { which, state: 'sent', limit: most })),
    );
    const todo = (kind: string, one: MemberTransfer, area: string): Todo => ({
      kind,
      id: one.id,
      title: one.member.name,
      area,
      dueAt: `${one.validUntil}T15:59:59.000Z`,
      light: one.late ? 'red' : 'green',
      data: { day: one.validUntil },
    });
    return todosOf(
      [
        ...(incoming?.items ?? []).map((one) => todo('members.accept', one, one.from)),
        ...(outgoing?.items ?? []).filter(({ late }) => late).map((one) => todo('members.late', one, one.to)),
      ],
      asked,
    );
  },
});
