import { useTranslation } from 'react-i18next';
import { limits } from '#contract/cases/states.ts';

interface TextFieldProps {
  text: string;
  /** Offers beginnings to tap. */
  starters: boolean;
  onChange: (text: string) => void;
}

/** What is wrong, in the reporter's words, with beginnings to tap and a counter. */
export const TextField = ({ text, starters, onChange }: TextFieldProps) => {
  const { t } = useTranslation();
  const phrases = t('report.starters', { returnObjects: true }) as string[];
  const start = (phrase: string) => {
    onChange(text.trim() === '' ? phrase : `${text.trimEnd()}\n${phrase}`);
    document.getElementById('report-text')?.focus();
  };
  return (
    <div className="field">
      <label htmlFor="report-text">
        <h2>{t('report.text')}</h2>
      </label>
      {starters && text.trim() === '' && (
        <fieldset className="wrap" aria-label={t('report.startersLabel')}>
          {phrases.map((phrase) => (
            <button key={phrase} type="button" className="chip" onClick={() => start(phrase)}>
              {phrase}
            </button>
          ))}
        </fieldset>
      )}
      <textarea
        id="report-text"
        className="input"
        value={text}
        rows={4}
        maxLength={limits.textMax}
        placeholder={t('report.textExample')}
        aria-describedby="report-count"
        onChange={(event) => onChange(event.target.value)}
      />
      <span id="report-count" className="count">
        {t('report.count', { length: text.length, max: limits.textMax })}
      </span>
    </div>
  );
};
