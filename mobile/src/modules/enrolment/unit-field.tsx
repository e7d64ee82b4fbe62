import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from './queries.ts';

/** A home unit as it is typed, or chosen of those that are known. */
export interface Unit {
  readonly words: string;
  readonly chosen: { readonly id: string; readonly name: string } | null;
}
/** As the server takes it. */
export const unitOf = ({ words, chosen }: Unit) =>
  chosen ? { unitId: chosen.id } : words.trim().length >= 2 ? { name: words.trim() } : null;

/** Milliseconds without a key after which names are looked for. */
const settled = 250;

/** A few characters bring the units that hold them; what is typed counts where none is chosen. */
export const UnitField = ({ value, onChange }: { value: Unit; onChange: (next: Unit) => void }) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(value.words.trim()), settled);
    return () => clearTimeout(timer);
  }, [value.words]);
  const found = useQuery(unitsQuery(asked, value.chosen === null));
  return (
    <div className="field">
      <label htmlFor="enrol-unit">{t('enrolment.unit')}</label>
      <input
        id="enrol-unit"
        className="input"
        maxLength={60}
        autoComplete="organization"
        value={value.words}
        onChange={(event) => onChange({ words: event.target.value, chosen: null })}
      />
      <span className="hint">{t('enrolment.unitHint')}</span>
      {value.chosen === null && (found.data?.items.length ?? 0) > 0 && (
        <span className="wrap">
          {found.data?.items.map(({ id, name }) => (
            <button key={id} type="button" className="chip" onClick={() => onChange({ words: name, chosen: { id: id ?? '', name } })}>
              {name}
            </button>
          ))}
        </span>
      )}
    </div>
  );
};
