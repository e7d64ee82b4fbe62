import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { type Sheet, writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context, Held } from '../context.ts';
import { openRest } from '../store/persons.ts';
import { consentsOf, looksOf } from '../store/records.ts';
import { tiesOf } from './persons.ts';
import { fetchable, subjectOf } from './requests.ts';

const word = (key: string): string => wordOf('zh-CN', key.replace(':', '.'));

const sheetOf = ({ title, head, rows }: Held): Sheet => ({
  name: title,
  head: [[...head]],
  widths: head.map(() => 24),
  rows: rows.map((row) => [...row]),
});

/**
 * A granted copy: everything that is known of the person, sealed values in the clear, as a workbook whose first sheet proves that it is ours: number, day and
 * signature over all other sheets. Each fetching is on record.
 */
export const copyOf = async (context: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { eye, request } = await fetchable(context, viewer, id);
  const { jurisdictionId, accountId: actorId } = viewer;
  const at = context.kernel.clock.now();
  const held = await context.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const subject = await subjectOf(tx, eye, jurisdictionId, request);
    const { person } = subject;
    const sheets: Held[] = [];
    if (person) {
      const { idNumber, address } = openRest(eye.ring, person);
      sheets.push(
        {
          title: word('persons.copy.person'),
          head: [word('persons.copy.what'), word('persons.copy.value')],
          rows: [
            [word('persons.find.name'), person.name],
            [word('persons.parts.phone'), person.phone],
            [word('persons.parts.id_number'), idNumber],
            [word('persons.parts.address'), address],
            [word('persons.find.partyMember'), word(person.partyMember ? 'persons.copy.yes' : 'persons.copy.no')],
          ],
        },
        {
          title: word('persons.copy.ties'),
          head: [word('persons.copy.what'), word('persons.copy.at'), word('persons.copy.until')],
          rows: (await tiesOf(context, eye, tx, [person.id], true)).map((tie) => [word(tie.word), tie.at, tie.until]),
        },
        {
          title: word('persons.copy.consents'),
          head: [word('persons.copy.use'), word('persons.copy.given'), word('persons.copy.on'), word('persons.copy.how')],
          rows: (await consentsOf(tx, person.id)).map((c) => [
            word(`persons.uses.${c.use}.title`),
            word(c.given ? 'persons.copy.yes' : 'persons.copy.no'),
            c.on,
            c.how,
          ]),
        },
        {
          title: word('persons.copy.looks'),
          head: [word('persons.copy.when'), word('persons.copy.who'), word('persons.copy.what'), word('persons.copy.why')],
          rows: (await looksOf(tx, [person.id], 10_000)).map((look) => [
            look.at.toISOString(),
            look.who,
            look.what.map((part) => word(`persons.parts.${part}`)).join('、'),
            look.reason,
          ]),
        },
      );
    }
    for (const holder of context.holders) sheets.push(...(await holder.copy(eye, tx, subject)));
    await audit(tx, { jurisdictionId, actorId, action: 'people.data_copied', subject: id, at });
    return sheets;
  });
  const proof = sha256(JSON.stringify(held)).toString('hex');
  const signature = eye.ring.sign('persons.copy', `${id} ${proof}`);
  const [version = ''] = signature.split('.');
  const front: Held = {
    title: word('persons.copy.about'),
    head: [word('persons.copy.what'), word('persons.copy.value')],
    rows: [
      [word('persons.copy.number'), id],
      [word('persons.copy.on'), shanghaiDay(at)],
      [word('persons.copy.digest'), proof],
      [word('persons.copy.signature'), signature],
      [word('persons.copy.key'), eye.ring.publicKeys()[Number(version)] ?? null],
    ],
  };
  return { name: `${word('persons.copy.file')}.xlsx`, bytes: await writeWorkbook([front, ...held].map(sheetOf), signal) };
};
