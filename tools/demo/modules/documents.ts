import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { writeDocument, writeSignature } from '#modules/documents/index.ts';
import { agreementSubject, agreementTemplate } from '#modules/organisations/index.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;
/** Two hands, as strokes of a pen. */
const hands = [
  [
    [
      [120, 90],
      [220, 80],
      [300, 96],
    ],
    [
      [210, 40],
      [205, 180],
      [170, 300],
    ],
    [
      [360, 120],
      [470, 70],
      [440, 210],
      [520, 280],
      [640, 230],
    ],
  ],
  [
    [
      [140, 180],
      [260, 60],
      [330, 250],
    ],
    [
      [190, 190],
      [360, 170],
    ],
    [
      [430, 80],
      [440, 290],
      [560, 200],
      [620, 110],
      [600, 300],
      [760, 260],
    ],
  ],
] as const;
const names = ['和秀英', '木建军'];

/** Documents of a few agreements: signed and archived, half signed, waiting for both sides. */
const addDemoDocuments: DemoStep = async (tx) => {
  const now = new Date();
  const { rows: agreements } = await execute<{ id: string }>(
    tx,
    `select a.id from agreements a join organisations o on o.jurisdiction_id = :jurisdiction and o.id = a.partner_id
     where a.jurisdiction_id = :jurisdiction and a.ended_on is null and a.valid_to >= $1::date
     order by position($2 in o.name) = 0, a.valid_from, a.id limit 4`,
    // the community whose people everybody tries first
    [now.toISOString().slice(0, 10), '七一'],
  );
  const { rows: makers } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const by = makers[0]?.id;
  if (by === undefined) throw new Error('the demo has nobody called supervisor');
  for (const [i, { id: subjectId }] of agreements.entries()) {
    const at = new Date(now.getTime() - (agreements.length - i) * 9 * dayLong);
    const subject = await agreementSubject(tx, subjectId, at.toISOString().slice(0, 10));
    if (!subject) continue;
    const id = idOf(at);
    const template = { version: 0, text: agreementTemplate };
    const document = await writeDocument(tx, { id, source: 'organisations.agreement', subjectId, subject, template, by, at });
    // two are whole, one has its first signature, one none
    for (const party of document ? [0, 1].slice(0, Math.max(0, 3 - i)) : [])
      if (document)
        await writeSignature(tx, document, {
          party,
          name: names[party] ?? '',
          strokes: hands[party] ?? [],
          accountId: by,
          at: new Date(at.getTime() + (party + 1) * dayLong),
        });
  }
};
export default addDemoDocuments;
