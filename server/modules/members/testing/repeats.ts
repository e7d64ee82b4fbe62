import { v7 } from 'uuid';
import * as api from '#contract/members/api.ts';
import * as registers from '#contract/registers/api.ts';
import { packed, publishRegister } from '#modules/registers/testing/register.ts';
import type { District } from '#tools/testing/district.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** A branch that serves an area. */
export const newBranch = async (d: District, tail: string, name: string): Promise<string> => {
  const id = v7();
  const area = d.area(tail);
  await d.asOwner(
    "insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path) values ($1, $2, 'branch', $3, $4, $5::ltree)",
    [d.id, id, name, area.id, area.path],
  );
  return id;
};
export const newMember = async (d: District, name: string): Promise<string> => {
  const id = v7();
  await d.asOwner('insert into persons (jurisdiction_id, id, name, party_member) values ($1, $2, $3, true)', [d.id, id, name]);
  return id;
};

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    for (const code of ['away_branches', 'party_members']) await publishRegister(d, code, packed('members', code));
    const [from, to] = [await newBranch(d, '001001', '柳岸社区第一党支部'), await newBranch(d, '001001001', '柳岸社区第二党支部')];
    const area = d.area('001001').code;
    const values = {
      person: await newMember(d, '木建军'),
      ledger: 'direct',
      area,
      branch: from,
      joined: '2010-07-01',
      full_since: '2011-07-01',
    };
    const row = await send('clerk', registers.addRegisterRow, ['party_members'], { values });
    await send('clerk', registers.moveRegisterRow, ['party_members', row.id], { version: 1, to: 'normal' });
    const letter = { rowId: row.id, toOrganisationId: to, duesPaidTo: '2025-08', reason: '工作调动' };
    const first = await send('clerk', api.sendMember, [], letter);
    await send('clerk', api.withdrawTransfer, [first.id], { reason: '开错了' });
    const second = await send('clerk', api.sendMember, [], letter);
    await send('clerk', api.decideTransfer, [second.id], { accepted: true, reason: '已核对' });
  },
} satisfies Repeats;
