import { useTranslation } from 'react-i18next';
import { needKinds, needTopics } from '#contract/visits/kinds.ts';

/** Something told at the visit, as it is filled in. */
export interface Wish {
  readonly as: 'case' | 'need';
  readonly text: string;
  readonly kind?: (typeof needKinds)[number];
  readonly topic?: (typeof needTopics)[number];
}

/** Problems for the desk and needs for the register, each begun with one tap. */
export const WishFields = ({ wishes, onChange }: { wishes: readonly Wish[]; onChange: (next: readonly Wish[]) => void }) => {
  const { t } = useTranslation();
  const put = (i: number, part: Partial<Wish>): void => onChange(wishes.map((wish, n) => (n === i ? { ...wish, ...part } : wish)));
  return (
    <section className="card stack" aria-label={t('visits.wishes')}>
      <h2>{t('visits.wishes')}</h2>
      {wishes.map((wish, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other identity, and are only added at the end
        <div key={i} className="stack">
          <div className="field">
            <label htmlFor={`wish-${i}`}>{t(`visits.wishText_${wish.as}`)}</label>
            <textarea
              id={`wish-${i}`}
              className="input"
              rows={2}
              maxLength={500}
              value={wish.text}
              onChange={(event) => put(i, { text: event.target.value })}
            />
          </div>
          {wish.as === 'need' && (
            <div className="row">
              <Select
                id={`wish-kind-${i}`}
                label={t('visits.needKind')}
                of={needKinds}
                word={(one) => t(`visits-own:needKinds.${one}`)}
                value={wish.kind ?? 'skill'}
                onChange={(kind) => put(i, { kind })}
              />
              <Select
                id={`wish-topic-${i}`}
                label={t('visits.needTopic')}
                of={needTopics}
                word={(one) => t(`visits-own:needTopics.${one}`)}
                value={wish.topic ?? 'other'}
                onChange={(topic) => put(i, { topic })}
              />
            </div>
          )}
          <button type="button" className="button bare" onClick={() => onChange(wishes.filter((_, n) => n !== i))}>
            {t('visits.wishDrop')}
          </button>
        </div>
      ))}
      <div className="wrap">
        {(['case', 'need'] as const).map((as) => (
          <button key={as} type="button" className="button" onClick={() => onChange([...wishes, { as, text: '' }])}>
            {t(`visits.wishAdd_${as}`)}
          </button>
        ))}
      </div>
    </section>
  );
};

interface SelectProps<T extends string> {
  id: string;
  label: string;
  of: readonly T[];
  word: (one: T) => string;
  value: T;
  onChange: (value: T) => void;
}
const Select = <T extends string>({ id, label, of, word, value, onChange }: SelectProps<T>) => (
  <div className="field grow">
    <label htmlFor={id}>{label}</label>
    <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
      {of.map((one) => (
        <option key={one} value={one}>
          {word(one)}
        </option>
      ))}
    </select>
  </div>
);
