import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as servicesApi from '#client/endpoints/services.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { Line } from '../../parts/written-fields.tsx';
import { ProgressList } from './progress-list.tsx';

type Found = Awaited<ReturnType<typeof look>>;
const look = (number: string, code: string) => call(servicesApi.lookUpProgress, { body: { number, code } });

/** Where an application stands, by number and code of the receipt, without signing in. */
export const LookUp = () => {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    look(number.trim(), code.trim()).then(setFound, (failure: unknown) => {
      setFound(null);
      setError(failure);
    });
  };
  return (
    <>
      <form className="card stack" onSubmit={send} aria-labelledby="look-up" noValidate>
        <h2 id="look-up">{t('services.progressTitle')}</h2>
        <Line id="number" label={t('services.number')} value={number} onChange={setNumber} />
        <Line id="code" label={t('services.code')} value={code} onChange={setCode} />
        <FormError error={error} />
        <button type="submit" className="button wide">
          {t('services.look')}
        </button>
      </form>
      {found && (
        <section className="card stack" aria-label={found.item}>
          <h2>{found.item}</h2>
          <p className="small soft">
            {found.body} · {found.number}
          </p>
          <p>
            <span className="tag">{t(`services-own:states.${found.state}`)}</span>
          </p>
          <ProgressList progress={found.progress} />
        </section>
      )}
    </>
  );
};
