import type { ComponentType } from 'react';
import type { CaseDetail } from '#contract/cases/api.ts';
import { sectionsOf } from '#ui/beside.tsx';

type CaseSection = ComponentType<{ data: CaseDetail }>;

/** What modules add to the page of a case: the default export of their `case-section.tsx`. */
export const Sections = sectionsOf<{ data: CaseDetail }>(import.meta.glob<{ default: CaseSection }>('../../*/case-section.tsx'));
