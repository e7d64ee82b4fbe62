import type { CaseFile } from '../case-file.ts';
import { type Actor, refuse } from './effect.ts';

/** Nobody checks the own answer. */
export const ownCheck = ({ answeredBy }: Pick<CaseFile, 'answeredBy'>, { accountId }: Pick<Actor, 'accountId'>) =>
  answeredBy === accountId ? refuse('case.own_check') : null;
