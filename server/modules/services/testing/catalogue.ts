import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { systemAccess } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { saveTypes } from '#modules/cases/index.ts';
import { shippedFolder } from '#modules/packs/index.ts';
import { bringRegister, bringRows, openRegister } from '#modules/registers/index.ts';
import type { District, Who } from '#tools/testing/district.ts';
import { formKind } from '../forms.ts';

/** Code of the item that {@link bringCatalogue} asks questions for. */
export const itemCode = '000501010001';

/**
 * A catalogue of one item that the team of the district decides, with a material that is required and one that may follow, and the types of cases.
 * @returns ids of the item and its materials
 */
export const bringCatalogue = async (d: District): Promise<{ itemId: string; required: string; later: string }> => {
  const ids = { itemId: v7(), required: v7(), later: v7() };
  const at = new Date(d.clock.now().getTime() - 86_400_000);
  const by = { jurisdictionId: d.id, actorId: null, at };
  const ring = await d.process.kernel.keys.of(d.id);
  const read = (code: string): unknown => JSON.parse(readFileSync(path.join(shippedFolder, `services/registers/${code}.json`), 'utf8'));
  await d.database.db.write(systemAccess(d.id), async (tx) => {
    await saveTypes(tx, by);
    for (const code of ['service_items', 'service_materials']) await bringRegister(tx, by, code, read(code));
    const enter = async (code: string, rows: { id: string; values: Record<string, string | number | boolean> }[]) =>
      bringRows(
        tx,
        await openRegister(tx, d.id, code, d.clock.now()),
        { ring, by: null },
        rows.map((row) => ({ ...row, state: 'published', at })),
      );
    await enter('service_items', [
      {
        id: ids.itemId,
        values: {
          name: '高龄津贴申领',
          code: itemCode,
          class: '养老服务',
          area: d.area('').code,
          served: 'natural',
          power: 'payment',
          level: 'street',
          body: d.organisations.team,
          handling: 'promised',
          online: 'prepared',
          promised_limit: 3,
          promised_unit: 'working_days',
          trips: 1,
          in_person_reason: '领取证件',
          reviewed: '2025-06-01',
          basis: '老年人权益保障法',
          apply: true,
        },
      },
    ]);
    const material = { item: ids.itemId, form: 'original', source: 'applicant' };
    await enter('service_materials', [
      { id: ids.required, values: { ...material, name: '居民身份证', necessity: 'required', order: 1 } },
      { id: ids.later, values: { ...material, name: '银行卡', necessity: 'later', order: 2 } },
    ]);
    await publish(tx, by, formKind, {
      subject: itemCode,
      content: {
        type: 'object',
        properties: { born: { type: 'string', format: 'date', words: { title: { zh: '出生日期', en: 'Born on' } } } },
        order: ['born'],
        required: ['born'],
      },
      reason: null,
    });
  });
  return ids;
};

/** Id of a photo that somebody has uploaded. */
export const pictureOf = async (d: District, who: Who): Promise<string> => {
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer();
  return (await (await d.as(who)).upload(bytes)).body.id;
};
