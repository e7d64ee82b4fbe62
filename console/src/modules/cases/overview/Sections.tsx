import { type ComponentType, lazy, Suspense } from 'react';

/** What a section of the overview is about: an area (absent: the viewer's own) and a period. */
export interface SectionProps {
  readonly area: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** What modules add to the overview: the default export of their `overview-section.tsx`, in the order of their names. */
const sections = Object.entries(import.meta.glob<{ default: ComponentType<SectionProps> }>('../../*/overview-section.tsx'))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, load]) => ({ file, Section: lazy(load) }));

/** Every module's own section; one that has nothing to say shows nothing. */
export const Sections = (props: SectionProps) =>
  sections.map(({ file, Section }) => (
    <Suspense key={file} fallback={null}>
      <Section {...props} />
    </Suspense>
  ));
