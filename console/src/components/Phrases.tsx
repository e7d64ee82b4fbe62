import { useTranslation } from 'react-i18next';

/** Ready-made phrases for a field, from the words of this language; none where there are none. */
export const Phrases = ({ of, onPick }: { of: string; onPick: (phrase: string) => void }) => {
  const { t } = useTranslation('cases-console');
  const found: unknown = t(`phrases.${of}`, { returnObjects: true, defaultValue: [] });
  const phrases = Array.isArray(found) ? (found as string[]) : [];
  if (phrases.length === 0) return null;
  return (
    <ul className="phrases" aria-label={t('act.phrases')}>
      {phrases.map((phrase) => (
        <li key={phrase}>
          <button type="button" onClick={() => onPick(phrase)}>
            {phrase}
          </button>
        </li>
      ))}
    </ul>
  );
};
