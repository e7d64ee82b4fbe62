import * as api from '#contract/registers/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { firms, publishRegister } from './register.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await publishRegister(d, 'repeated', firms());
    const values = { name: '柳岸小吃店', area: d.area('001001001').code, status: 'running', owner_phone: '13800001234' };
    const row = await send('clerk', api.addRegisterRow, ['repeated'], { values });
    const ids = ['repeated', row.id];
    await send('clerk', api.changeRegisterRow, ids, { version: 1, values: { ...values, surveyed: '2025-09-12' } });
    await send('clerk', api.moveRegisterRow, ids, { version: 2, to: 'confirmed' });
    await send('clerk', api.foundRegisterOrganisation, ids, { version: 3, kind: 'enterprise' });
    await send('clerk', api.revealRegisterRow, ids, { reason: '电话核实' });
  },
} satisfies Repeats;
