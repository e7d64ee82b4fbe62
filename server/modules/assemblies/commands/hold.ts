import type { AssemblyAct } from '#contract/assemblies/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Eye } from '../context.ts';
import { actsNow, stateAt } from '../domain/standing.ts';
import { mayRead, mayReview, mayRun } from '../policy.ts';
import { type AssemblyRecord, lockAssembly } from '../store/assemblies.ts';

/** An assembly held for an act. @throws assemblies.assembly_not_found, session.forbidden, assemblies.state_wrong */
export const holdFor = async (eye: Eye, tx: Tx, id: string, act: AssemblyAct): Promise<AssemblyRecord> => {
  const found = await lockAssembly(tx, id);
  if (!found || !mayRead(eye.viewer, found.areaPath)) return fail('assemblies.assembly_not_found');
  if (!(act === 'review' ? mayReview : mayRun)(eye.viewer, found.areaPath)) fail('session.forbidden');
  if (!actsNow(eye, found).includes(act)) fail('assemblies.state_wrong', { state: stateAt(found, eye.now) });
  return found;
};
