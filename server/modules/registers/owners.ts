import { can } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { jurisdictionOf, seeAll, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import type { Services } from '#kernel/module.ts';
import { fileOwner } from './commands/references.ts';
import type { Context } from './context.ts';
import { registerKind } from './kind.ts';
import { placeOfRow } from './store/follow.ts';

/** A row by its id alone, and the permission to read its register. */
const rowNamed = async ({ kernel }: Pick<Context, 'kernel'>, tx: Tx, jurisdictionId: string, id: string) => {
  // which permission counts is told by the register: until it is known, nothing is shown
  await seeAll(tx);
  const row = await placeOfRow(tx, id);
  const register = row && (await readInForce(tx, registerKind, jurisdictionId, kernel.clock.now(), row.code));
  return row && register ? { ...row, permission: register.content.access.read as Permission } : null;
};

/** Lets files hang on rows and colleagues comment on them; both are seen by whoever reads the row. */
export const addOwners = (context: Pick<Context, 'kernel'>, comments: Pick<Services['comments'], 'owner'>): void => {
  const { kernel } = context;
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const row = await rowNamed(context, tx, viewer.jurisdictionId, id);
      return row !== null && (row.areaPath === null ? can(viewer, row.permission) : can(viewer, row.permission, row.areaPath));
    },
  });
  comments.owner(fileOwner, {
    permission: 'registers.read',
    notice: 'registers.note',
    find: async (tx, id) => {
      const row = await rowNamed(context, tx, jurisdictionOf(tx), id);
      return row && { areaPath: row.areaPath ?? row.rootPath, open: row.endedAt === null };
    },
  });
};
