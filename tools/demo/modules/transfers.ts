import { v7 } from 'uuid';
import { execute } from '#kernel/db.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;

/** Letters of the show community: one comes in and waits, one that went out has run out, one came back from outside. */
const addTransfers: DemoStep = async (tx) => {
  const { rows: clerks } = await execute<{ id: string; code: string }>(
    tx,
    `select a.id, replace(p.area_path::text, '.', '') as code from accounts a
       join posts p on p.jurisdiction_id = :jurisdiction and p.account_id = a.id where a.username = 'clerk' and p.area_path is not null`,
    [],
  );
  const [clerk] = clerks;
  const { rows: members } = await execute<{ id: string; person: string; branch: string; code: string }>(
    tx,
    `select w.id, w.data ->> 'person' as person, w.data ->> 'branch' as branch, w.area_code as code from register_rows w
       join registers r on r.jurisdiction_id = :jurisdiction and r.no = w.register and r.code = 'party_members'
     where w.jurisdiction_id = :jurisdiction and w.state = 'normal' and w.data ->> 'branch' is not null and w.data ->> 'ledger' = 'direct' order by w.id`,
    [],
  );
  const isHere = ({ code }: { code: string }): boolean => clerk !== undefined && code.startsWith(clerk.code);
  const [late, back] = members.filter(isHere);
  const coming = members.find((one) => !isHere(one));
  const { rows: branches } = await execute<{ id: string; code: string }>(
    tx,
    `select o.id, o.area_code as code from organisations o
     where o.jurisdiction_id = :jurisdiction and o.kind = 'branch' and o.dissolved_on is null order by o.area_code`,
    [],
  );
  const to = branches.find(isHere);
  if (!clerk || !coming || !late || !back || !to) throw new Error('the demo lacks members to be transferred');
  const day = (offset: number): string => new Date(Date.now() + offset * dayLong).toISOString().slice(0, 10);
  const letters = [
    { of: coming, to, outside: null, reason: '随子女居住', sent: -6, days: 30, isBack: false },
    { of: late, to: null, outside: '云南省昆明市五华区大观街道某社区党总支', reason: '工作调动', sent: -101, days: 90, isBack: false },
    { of: back, to: null, outside: '四川省成都市武侯区某企业党支部', reason: '工作调动', sent: -60, days: 90, isBack: true },
  ];
  for (const letter of letters) {
    const { of } = letter;
    await execute(
      tx,
      `insert into member_transfers (jurisdiction_id, id, row_id, person_id, from_organisation, from_code, to_organisation, to_code, outside, dues_paid_to, reason,
         sent_on, valid_until, sent_by, state, decided_at, decided_by, decision)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, $12::date, $13, $14, $15, $16, $17)`,
      [
        v7(),
        of.id,
        of.person,
        of.branch,
        of.code,
        letter.to?.id ?? null,
        letter.to?.code ?? null,
        letter.outside,
        day(letter.sent).slice(0, 7),
        letter.reason,
        day(letter.sent),
        day(letter.sent + letter.days),
        clerk.id,
        letter.isBack ? 'returned' : 'sent',
        letter.isBack ? new Date(Date.now() - 40 * dayLong) : null,
        letter.isBack ? clerk.id : null,
        letter.isBack ? '对方单位无党组织，请改转居住地' : null,
      ],
    );
    if (!letter.isBack)
      await execute(tx, "update register_rows w set state = 'moving' where w.jurisdiction_id = :jurisdiction and w.id = $1", [of.id]);
  }
};
export default addTransfers;
