import { type SectionFile, sectionsOf } from '../../parts/sections-of.tsx';

/** What modules add below the day's list: the default export of their `day-section.tsx`; one that has nothing for the holder shows nothing. */
export const Sections = sectionsOf(import.meta.glob<SectionFile<object>>('../*/day-section.tsx'));
