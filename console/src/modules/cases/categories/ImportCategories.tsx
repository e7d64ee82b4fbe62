import { useTranslation } from 'react-i18next';
import type { CategoryBook } from '#contract/cases/categories.ts';
import type { CategorySheet } from '#contract/cases/category-sheets.ts';
import { withEntries } from '#contract/cases/category-tree.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';

const answers = ['entries', 'faults'] as const satisfies readonly (keyof CategorySheet)[];

interface Props {
  content: CategoryBook;
  onClose: () => void;
  onDone: (content: CategoryBook) => void;
}

/** Categories by workbook: what it says goes into the draft of the page, to be looked at, kept and published there. */
export const ImportCategories = ({ content, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const importing = useSheetImport<CategorySheet>('/api/categories/sheet', answers);
  const { answer } = importing;
  const made = answer && withEntries(content, answer.entries);
  return (
    <SheetImport
      words={(key, data = {}) => t(`categories.sheet.${key}`, data)}
      template="/api/categories/sheet"
      importing={{ ...importing, carryOut: () => made && onDone(made.book) }}
      outcome={answer && made ? { ...answer, faultCount: answer.faults.length, told: t('categories.sheet.would', { ...made }) } : null}
      done={false}
      ready={made !== undefined && made.added + made.changed > 0}
      onClose={onClose}
      onDone={onClose}
    />
  );
};
