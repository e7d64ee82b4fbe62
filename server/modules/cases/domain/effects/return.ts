import type { EffectOf } from './effect.ts';

/** The first receiver stays responsible until somebody else accepts (首接负责), so responsibleOrgId is not touched. */
export const giveBack: EffectOf<'return'> = (file) => ({
  changes: { handlerOrgId: null, handlerAccountId: null, returnCount: file.returnCount + 1 },
  data: { organisationId: file.handlerOrgId },
});
