import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { filledIn, type Placeholder } from '#contract/desk/placeholders.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../app/api.ts';
import { useSlot } from '../app/kept.ts';
import { asked, useSend } from '../app/send.ts';

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
  // that it was taken is told by the way: whoever answers need not wait for it, nor hear when it fails
  const { send } = useSend({
    slot: useSlot('answers.taken', ''),
    request: (meant: { source: string; ref: string }) => asked(endpoints.desk.takeAnswer, { body: meant }),
    onDone: () => {},
  });
  if (!data || data.items.length === 0) return null;
  type Item = (typeof data.items)[number];
  const why = ({ source, why: reason }: Item): string =>
    [
      labelOf(source.name),
      ...(reason && reason.words.length > 0 ? [t('answers.words', { words: reason.words.join(' ') })] : []),
      ...(reason?.sameCategory ? [t('answers.sameCategory')] : []),
    ].join(' · ');
  const pick = ({ text: answer, source, ref }: Item): void => {
    onPick(filledIn(answer, values));
    if (ref !== undefined) send({ source: source.code, ref });
  };
  return (
    <ul className="phrases" aria-label={t('answers.title')}>
      {data.items.map((one) => (
        <li key={`${one.source.code} ${one.title} ${one.text}`}>
          <button type="button" title={why(one)} onClick={() => pick(one)}>
            {one.title}
          </button>
        </li>
      ))}
    </ul>
  );
};
