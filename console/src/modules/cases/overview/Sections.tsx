import type { ComponentType } from 'react';
import { sectionsOf } from '#ui/beside.tsx';

/** What a section of the overview is about: an area (absent: the viewer's own) and a period. */
export interface SectionProps {
  readonly area: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** What modules add to the overview: the default export of their `overview-section.tsx`. */
export const Sections = sectionsOf<SectionProps>(
  import.meta.glob<{ default: ComponentType<SectionProps> }>('../../*/overview-section.tsx'),
);
