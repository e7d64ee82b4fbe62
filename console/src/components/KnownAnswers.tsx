import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { filledIn, type Placeholder } from '#contract/desk/placeholders.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../app/api.ts';

interface Props {
  /** What somebody asks. */
  text: string;
  categoryCode: string | null;
  /** What fills in the placeholders. */
  values: Readonly<Partial<Record<Placeholder, string>>>;
  onPick: (text: string) => void;
}

/** What is known that may answer a matter, to be taken over and looked through; nothing where nothing fits. */
export const KnownAnswers = ({ text, categoryCode, values, onPick }: Props) => {
  const { t } = useTranslation('desk');
  const { data } = useQuery({
    queryKey: ['known-answers', text, categoryCode],
    enabled: text.length >= 4,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(endpoints.desk.suggestAnswers, { body: { text, categoryCode } }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <ul className="phrases" aria-label={t('answers.title')}>
      {data.items.map((one) => (
        <li key={`${one.source.code} ${one.title} ${one.text}`}>
          <button type="button" title={labelOf(one.source.name)} onClick={() => onPick(filledIn(one.text, values))}>
            {one.title}
          </button>
        </li>
      ))}
    </ul>
  );
};
