import { v7 } from 'uuid';
import * as registers from '#contract/registers/api.ts';
import * as api from '#contract/workforce/api.ts';
import { shipped } from '#contract/workforce/shipped.ts';
import { packed, publishRegister } from '#modules/registers/testing/register.ts';
import type { District } from '#tools/testing/district.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Publishes a scheme as the supervisor of a district. */
export const publishScheme = async (d: District, content: object = shipped.three_posts_18, effectiveOn: string | null = null) => {
  const supervisor = await d.as('supervisor');
  const url = '/api/definitions/workforce.scheme';
  const before = (await supervisor.get(url)).body;
  const saved = await supervisor.put(`${url}/draft`, { id: v7(), revision: before.draft?.revision ?? 0, base: before.newest, content });
  const { revision } = saved.body.draft;
  return supervisor.post(`${url}/publish`, { id: v7(), revision, newest: before.newest, reason: '按当地办法执行', effectiveOn });
};

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await publishRegister(d, 'community_workers', packed('community-workers', 'community_workers'));
    await publishScheme(d);
    const [person] = await d.asOwner<{ id: string }>('select id from persons where jurisdiction_id = $1 limit 1', [d.id]);
    const values = {
      number: '001-01',
      person: person?.id ?? (await newPerson(d)),
      area: d.area('001001').code,
      post: 'worker',
      since: '2015-03-01',
      grade: 1,
      graded_on: '2015-03-01',
    };
    const row = await send('clerk', registers.addRegisterRow, ['community_workers'], { values });
    await send('clerk', registers.moveRegisterRow, ['community_workers', row.id], { version: 1, to: 'serving' });
    await send('supervisor', api.promoteWorker, [row.id], { version: 2, grade: 4, reason: '年限已满' });
  },
} satisfies Repeats;

/** Somebody in the register of persons. */
export const newPerson = async (d: District, name = '和秀英'): Promise<string> => {
  const id = v7();
  await d.asOwner('insert into persons (jurisdiction_id, id, name) values ($1, $2, $3)', [d.id, id, name]);
  return id;
};
