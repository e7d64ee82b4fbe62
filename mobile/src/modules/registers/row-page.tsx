import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { registerQuery, rowQuery } from './queries.ts';
import { RowForm } from './row-form.tsx';

/** One row on the phone, and the form to change it. */
export const RowPage = () => {
  const { t } = useTranslation('registers-phone');
  const { code, rowId } = useParams({ strict: false }) as { code: string; rowId: string };
  const register = useQuery(registerQuery(code));
  const row = useQuery(rowQuery(code, rowId));
  const failed = register.data ? row : register;
  return (
    <Page title={row.data?.title ?? t('title')} back>
      {register.data && row.data ? (
        <Row register={register.data} row={row.data} />
      ) : failed.isError ? (
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
};

const Row = ({ register, row }: { register: RegisterDetail; row: RowDetail }) => {
  const { t } = useTranslation('registers-phone');
  const [changing, setChanging] = useState(false);
  const words = { yes: t('yes'), no: t('no'), files: (count: number) => t('files', { count }) };
  const state = register.content.states.find(({ code }) => code === row.state);
  return (
    <>
      <section className="card stack">
        <p>
          <span className="tag">{state ? labelOf(state.title) : row.state}</span>{' '}
          {row.area && <span className="soft">{row.area.name}</span>}
        </p>
        {register.content.fields.map((field) => (
          <p key={field.key} className="tight">
            <span className="small soft">{titleOf(field)}</span>
            <span>{shown(field, row.values[field.key], row.names, words)}</span>
          </p>
        ))}
      </section>
      {row.may.change && (
        <button type="button" className="button main wide" onClick={() => setChanging(true)}>
          {t('change')}
        </button>
      )}
      {changing && <RowForm register={register} row={row} onClose={() => setChanging(false)} />}
    </>
  );
};
