import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { endObjection, insertObjection } from '#modules/objections/index.ts';
import type { Random } from '#tools/simulator/random.ts';

const day = 86_400_000;
const bases = [
  '三定方案：违法建设由自然资源部门认定，本单位只负责巡查上报。',
  '区履职事项清单第 77 项：油烟检测由生态环境部门负责。',
  '该路段已移交市级养护，移交清单附后。',
  '物业管理条例：共用部位维修由物业服务企业先行承担。',
  '消防法第五十三条：占用消防通道由消防救援机构查处。',
];

/** Objections to some of the demo's dispatches: most decided by the street, some ruled on, the newest still open; and how cases passed to and fro. */
export const addPastObjections = async (tx: Tx, countyCode: string, random: Random, now: Date): Promise<void> => {
  await execute(
    tx,
    `insert into case_passings (jurisdiction_id, case_id, seq, organisation_id, what, at, area_code)
     select :jurisdiction, e.case_id, e.seq, (e.data->>'organisationId')::uuid, e.action, e.at, c.area_code
     from case_events e join cases c on c.jurisdiction_id = :jurisdiction and c.id = e.case_id
     where e.jurisdiction_id = :jurisdiction and e.action in ('dispatch', 'return', 'recall') and e.data->>'organisationId' is not null
     on conflict (jurisdiction_id, case_id, seq) do nothing returning seq`,
    [],
  );
  const { rows } = await execute<{ id: string; areaCode: string; organisationId: string; at: Date; state: string; open: boolean }>(
    tx,
    `select c.id, c.area_code as "areaCode", e.organisation_id as "organisationId", e.at, c.state,
       c.state = 'dispatched' and c.handler_org_id = e.organisation_id as open
     from case_passings e join cases c on c.jurisdiction_id = :jurisdiction and c.id = e.case_id
     where e.jurisdiction_id = :jurisdiction and e.what = 'dispatch' order by e.at desc limit 400`,
    [],
  );
  const { rows: people } = await execute<{ username: string; id: string }>(
    tx,
    `select a.username, a.id from posts p join accounts a on a.id = p.account_id where p.jurisdiction_id = :jurisdiction and a.username = any($1)`,
    [['supervisor', 'dispatcher', 'handler']],
  );
  const accountOf = (username: string): string => people.find((one) => one.username === username)?.id ?? v7();
  const chosen = [...rows.filter(({ open }) => open).slice(0, 3), ...rows.filter(({ open }) => !open).filter((_, n) => n % 16 === 0)];
  for (const [n, one] of chosen.entries()) {
    const raisedAt = new Date(Math.min(one.at.getTime() + 3_600_000 * (1 + random.next() * 3), now.getTime() - 600_000));
    const final = !one.open && n % 5 === 4;
    const id = idOf(raisedAt);
    const made = await insertObjection(tx, {
      id,
      caseId: one.id,
      organisationId: one.organisationId,
      n: final ? 2 : 1,
      basis: bases[n % bases.length] ?? '',
      proposedId: null,
      raisedBy: accountOf('handler'),
      raisedAt,
      dueAt: new Date(raisedAt.getTime() + day),
      areaCode: one.areaCode,
      waitsFor: final ? countyCode : one.areaCode.slice(0, 9),
      final,
    });
    if (!made || one.open) continue;
    const upheld = !final && random.chance(0.4);
    await endObjection(tx, id, {
      state: upheld ? 'upheld' : 'refused',
      at: new Date(raisedAt.getTime() + 3_600_000 * (2 + random.next() * 5)),
      decidedBy: accountOf(final ? 'supervisor' : 'dispatcher'),
      decision: upheld ? '依据充分，收回另派。' : '按首接负责先行办理，办理中再协调移交。',
      namedId: null,
    });
  }
};
