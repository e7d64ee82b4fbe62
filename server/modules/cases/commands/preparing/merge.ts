import { openStates } from '#contract/cases/lifecycle.ts';
import { fail } from '#kernel/errors.ts';
import { findCase, holdCase } from '../../store/cases.ts';
import type { Preparing } from './preparing.ts';

/**
 * It joins another case that the actor sees and somebody still works on. The other is held, so that it cannot join a third meanwhile; who
 * holds it already is not waited for, since two cases that join each other at once would wait for ever.
 */
export const merge: Preparing<'merge'> = async (tx, _, file, { intoId }) => {
  if (intoId === file.id) fail('case.merge_itself');
  const into = (await findCase(tx, intoId)) ?? fail('case.not_found');
  const held = (await holdCase(tx, into.id)) ?? fail('case.busy', { number: into.number });
  if (!(openStates as readonly string[]).includes(held.state)) fail('case.merge_over', { number: into.number });
  return {};
};
