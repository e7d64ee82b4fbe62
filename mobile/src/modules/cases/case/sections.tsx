import { type ComponentType, lazy, Suspense } from 'react';
import type { CaseDetail } from '#contract/cases/api.ts';
import { wantWords } from '../../../words.ts';

interface SectionFile {
  readonly default: ComponentType<{ detail: CaseDetail }>;
  /** Files of words it needs. */
  readonly words?: readonly string[];
}

/** What modules add to the page of a case: the default export of their `case-section.tsx`, in the order of their names. */
const sections = Object.entries(import.meta.glob<SectionFile>('../../*/case-section.tsx'))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, load]) => ({
    file,
    Section: lazy(async () => {
      const found = await load();
      await wantWords(found.words ?? []);
      return found;
    }),
  }));

/** Every module's own section; one that has nothing to say about this case shows nothing. */
export const Sections = ({ detail }: { detail: CaseDetail }) =>
  sections.map(({ file, Section }) => (
    <Suspense key={file} fallback={null}>
      <Section detail={detail} />
    </Suspense>
  ));
