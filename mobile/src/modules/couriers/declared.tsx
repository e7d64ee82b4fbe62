import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as couriersApi from '#client/endpoints/couriers.ts';
import type { CourierKind } from '#contract/couriers/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { courierQuery } from './queries.ts';

/** What somebody says of their own work, and the way to say it, to go on with it and to take it back. */
export const Declared = () => {
  const { t } = useTranslation();
  const own = useQuery(courierQuery);
  const { busy, error, run } = useAct('courier');
  const [kind, setKind] = useState<CourierKind | null>(null);
  const [name, setName] = useState('');
  if (!own.data) return own.isError ? <Failure error={own.error} onRetry={() => void own.refetch()} /> : <Loading rows={1} />;
  const { declared, kinds, named } = own.data;
  const titleOf = (code: CourierKind): string => {
    const title = kinds.find((one) => one.code === code)?.title;
    return title ? labelOf(title) : code;
  };
  const chosen = kind ?? declared?.kind ?? null;
  const declare = (): void =>
    void run(`declare ${chosen}`, (id) =>
      call(couriersApi.declareCourier, { body: { id, kind: chosen as CourierKind, name: named ? null : name.trim() } }),
    ).then((done) => done && setKind(null));
  return (
    <section className="card" aria-label={t('courier.declareTitle')}>
      <h2>{t('courier.declareTitle')}</h2>
      {declared ? (
        <p>
          <strong>{titleOf(declared.kind)}</strong> <span className="soft">{t('courier.until', { day: declared.until })}</span>
        </p>
      ) : (
        <p className="hint">{t('courier.declareText')}</p>
      )}
      <fieldset className="wrap" aria-label={t('courier.kind')}>
        {kinds.map(({ code }) => (
          <button key={code} type="button" className="chip" aria-pressed={chosen === code} onClick={() => setKind(code)}>
            {titleOf(code)}
          </button>
        ))}
      </fieldset>
      {!named && (
        <div className="field">
          <label htmlFor="courier-name">{t('courier.name')}</label>
          <input
            id="courier-name"
            className="input"
            value={name}
            maxLength={40}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
          <p className="hint">{t('courier.nameHint')}</p>
        </div>
      )}
      <FormError error={error} />
      <div className="choice">
        <button
          type="button"
          className="button main"
          disabled={busy !== null || chosen === null || (!named && name.trim().length < 2)}
          onClick={declare}
        >
          {t(declared ? 'courier.again' : 'courier.declare')}
        </button>
        {declared && (
          <button
            type="button"
            className="button"
            disabled={busy !== null}
            onClick={() => void run('end', (id) => call(couriersApi.endCourier, { body: { id } }))}
          >
            {t('courier.end')}
          </button>
        )}
      </div>
    </section>
  );
};
