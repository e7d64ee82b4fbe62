import { v7 } from 'uuid';
import * as api from '#contract/volunteers/api.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // one's own registration, place in a team, objection and certificate are one's own without a post; a team shows strangers nobody's name
  stays: ['registerVolunteer', 'contestHours', 'joinTeam', 'stepMember'],
  take: async (d, send) => {
    const { id: areaId, path: areaPath, code: areaCode } = d.area('001001');
    const teamId = v7();
    await d.database.db.write(d.access, (tx) =>
      addOrganisations(tx, { jurisdictionId: d.id, actorId: null, at: d.clock.now() }, [
        { id: teamId, kind: 'volunteer_team', name: '试验志愿队', areaId, areaPath, parentId: null },
      ]),
    );
    const serves = { areaCode, skills: ['repair'], times: ['weekends'] };
    const one = await send('clerk', api.registerVolunteer, [], {
      ...serves,
      who: { name: '段海生', phone: '13900000031', partyMember: false },
    });
    await send('resident', api.registerVolunteer, [], { ...serves, name: '和丽华' });
    await send('clerk', api.changeVolunteer, [one.personId], { ...serves, version: one.version, times: [] });
    await send('clerk', api.noteReadiness, [one.personId], { insuredUntil: '2026-01-01' });
    const joined = await send('resident', api.joinTeam, [teamId], {});
    await send('clerk', api.stepMember, [joined.own.id], { step: 'approve' });
    const at = (clock: string): string => `2025-09-14T${clock}:00+08:00`;
    const told = { personId: one.personId, title: '陪诊', areaCode, from: at('08:00'), until: at('10:00') };
    const hours = await send('clerk', api.recordHours, [], told);
    await send('clerk', api.stepHours, [hours.id], { step: 'certify' });
    await send('resident', api.contestHours, [hours.id], { words: '当天没有' });
    const check = await send('dispatcher', api.drawCheck, [], { areaCode, from: '2025-09-01', until: '2025-09-30', number: 5 });
    await send('dispatcher', api.noteChecked, [check.id, hours.id], { outcome: 'right' });
    await send('dispatcher', api.publishCheck, [check.id], {});
    await send('clerk', api.endVolunteer, [one.personId], {});
  },
  elsewhere: ['askCertificate'],
} satisfies Repeats;
