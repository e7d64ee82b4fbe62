import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryBook } from '#contract/cases/categories.ts';
import { useLocale } from '../../../app/hooks.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { CategoryEditor } from './CategoryEditor.tsx';
import { describeCategories } from './words.ts';

/** The categories of the jurisdiction with their limits: prepared, published and kept by versions. */
export const Categories = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const view = useMemo(
    (): DefinitionView<CategoryBook> => ({
      kind: 'cases.categories',
      Editor: CategoryEditor,
      empty: { categories: [] },
      describe: describeCategories(t, locale),
    }),
    [t, locale],
  );
  return <DefinitionFrame view={view} />;
};
