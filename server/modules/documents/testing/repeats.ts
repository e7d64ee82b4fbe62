import * as api from '#contract/documents/api.ts';
import * as organisations from '#contract/organisations/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

const strokes = [
  [
    [0, 0],
    [900, 300],
  ],
];

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const create = (name: string, kind: string) =>
      send('clerk', organisations.createOrganisation, [], {
        kind,
        name,
        areaId: d.area('001001').id,
        parentId: null,
        creditCode: null,
        address: null,
        phone: null,
        point: null,
        members: null,
        households: null,
        note: null,
        foundedOn: null,
      });
    const agreement = await send('clerk', organisations.signAgreement, [], {
      unitId: (await create('签约的供水站', 'enterprise')).id,
      partnerId: (await create('签约的居委会', 'community')).id,
      title: '供水共建',
      signedOn: dayOf(d, -10),
      validFrom: dayOf(d, -10),
      validTo: dayOf(d, 300),
      promises: [],
    });
    const { id } = await send('clerk', api.makeDocument, [], { source: 'organisations.agreement', subjectId: agreement.id });
    await send('clerk', api.signDocument, [id], { party: 0, name: '和秀英', strokes });
    await send('clerk', api.withdrawDocument, [id], { reason: '内容有误' });
  },
} satisfies Repeats;
