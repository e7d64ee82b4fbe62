import { useTranslation } from 'react-i18next';
import type { SheetNotes as Notes } from '#contract/kernel/sheets.ts';
import '../styles/sheets.css';

/** What of a workbook was not read, or was read although it does not look like it: told before anybody imports it. */
export const SheetNotes = ({ notes }: { notes: Notes }) => {
  const { t } = useTranslation('console');
  if (notes.length === 0) return null;
  return (
    <section aria-label={t('sheetNotes.title')}>
      <h3 className="sheet-notes-title">{t('sheetNotes.title')}</h3>
      <ul className="sheet-notes">
        {notes.map((note) => (
          <li key={`${note.sheet} ${note.cell} ${note.code} ${note.message}`}>
            <span className="soft">{note.cell === null ? note.sheet : t('sheetNotes.at', { sheet: note.sheet, cell: note.cell })}</span>{' '}
            {note.message}
          </li>
        ))}
      </ul>
    </section>
  );
};
