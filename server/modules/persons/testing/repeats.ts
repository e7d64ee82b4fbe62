import * as api from '#contract/persons/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

export default {
  take: async (d, send) => {
    const clerk = await d.as('clerk');
    // appointed by the repeats of organisations
    const [person] = (await clerk.get('/api/persons?q=木增寿')).body.items;
    await send('clerk', api.changePerson, [person.id], { version: 1, name: '木增喜', partyMember: true });
    await send('clerk', api.revealPerson, [person.id], { reason: '联系入户' });
  },
} satisfies Repeats;
