import type { CaseDetail } from '#contract/cases/api.ts';
import { type SectionFile, sectionsOf } from '../../../parts/sections-of.tsx';

/** What modules add to the page of a case: the default export of their `case-section.tsx`; one that has nothing to say about it shows nothing. */
export const Sections = sectionsOf(import.meta.glob<SectionFile<{ detail: CaseDetail }>>('../../*/case-section.tsx'));
