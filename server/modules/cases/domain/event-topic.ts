import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { EventAction } from './chain.ts';

/** Topic under which each act on a case leaves the module. */
export const caseTopic = 'case';

/** What other modules and open screens learn of an act. Carries what deciding "may this person see it" needs, no names and no full text. */
export interface CaseNews {
  readonly caseId: string;
  readonly number: string;
  readonly state: CaseState;
  /** Where it stood before the act; null for the report. */
  readonly from: CaseState | null;
  readonly action: EventAction;
  readonly version: number;
  readonly areaPath: string;
  readonly title: string;
  readonly reporterId: string | null;
  readonly organisations: readonly string[];
  /** When, and by whom; null: the platform. */
  readonly at: string;
  readonly actorId: string | null;
  readonly categoryCode: string | null;
  /** Code of its case type. */
  readonly kind: string;
  /** The organisation that has the case now. */
  readonly handlerOrgId: string | null;
  /** When a case that pauses comes back, and what others are due. */
  readonly dueAt: string | null;
}
