import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#contract/kernel/form/schema.ts';
import type { RowDetail } from '#contract/registers/api.ts';
import type { Field } from '#contract/registers/content.ts';
import { shown } from '#ui/form/fields.ts';
import { Photos } from '../../../components/Photos.tsx';
import { useWords } from './useWords.ts';

/** A value as people read it: photos small, documents to download, the name of a row leads there, all else in words. */
export const Value = ({ field, value, names }: { field: Field; value: Answer | undefined; names: RowDetail['names'] }) => {
  const { t } = useTranslation('registers-console');
  const words = useWords();
  const ids = Array.isArray(value) ? value : [];
  if (field.type === 'photo' && ids.length > 0)
    return <Photos photos={ids.map((id) => ({ id, url: `/api/files/${id}`, thumbnailUrl: `/api/files/${id}/thumbnail` }))} />;
  if (field.type === 'file' && ids.length > 0)
    return ids.map((id, at) => (
      <a key={id} className="registers-file" href={`/api/files/${id}`} download>
        {t('row.file', { number: at + 1 })}
      </a>
    ));
  const text = shown(field, value, names, words);
  if (field.register === null || typeof value !== 'string') return text;
  return (
    <Link to="/registers/$code" params={{ code: field.register }} search={{ row: value }}>
      {text}
    </Link>
  );
};
