import { type ComponentType, lazy, Suspense } from 'react';
import type { CaseDetail } from '#contract/cases/api.ts';

/** What modules add to the page of a case: the default export of their `case-section.tsx`, in the order of their names. */
const sections = Object.entries(import.meta.glob<{ default: ComponentType<{ data: CaseDetail }> }>('../../*/case-section.tsx'))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, load]) => ({ file, Section: lazy(load) }));

/** Every module's own section; one that has nothing to say about this case shows nothing. */
export const Sections = ({ data }: { data: CaseDetail }) =>
  sections.map(({ file, Section }) => (
    <Suspense key={file} fallback={null}>
      <Section data={data} />
    </Suspense>
  ));
