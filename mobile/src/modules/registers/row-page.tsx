import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { Gallery } from '../../photos/gallery.tsx';
import { registerQuery, rowQuery } from './queries.ts';
import { Related } from './related.tsx';
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

/** Photos by their ids; how large they are is seen when they come. */
const photosOf = (ids: readonly string[]) =>
  ids.map((id) => ({ id, url: `/api/files/${id}`, thumbnailUrl: `/api/files/${id}/thumbnail`, width: 320, height: 320 }));

const Row = ({ register, row }: { register: RegisterDetail; row: RowDetail }) => {
  const { t } = useTranslation('registers-phone');
  const [changing, setChanging] = useState(false);
  const words = { yes: t('yes'), no: t('no'), files: (count: number) => t('files', { count }) };
  const state = register.content.states.find(({ code }) => code === row.state);
  return (
    <>
      {row.reminders.map(({ code, title }) => (
        <p key={code} className="card warn">
          {labelOf(title)}
        </p>
      ))}
      <section className="card stack">
        <p>
          <span className="tag">{state ? labelOf(state.title) : row.state}</span>{' '}
          {row.area && <span className="soft">{row.area.name}</span>}
        </p>
        {register.content.fields.map((field) => (
          <div key={field.key} className="tight">
            <span className="small soft">{titleOf(field)}</span>
            {field.type === 'photo' && Array.isArray(row.values[field.key]) ? (
              <Gallery photos={photosOf(row.values[field.key] as readonly string[])} />
            ) : field.register !== null && typeof row.values[field.key] === 'string' ? (
              <Link to="/registers/$code/$rowId" params={{ code: field.register, rowId: String(row.values[field.key]) }}>
                {shown(field, row.values[field.key], row.names, words)}
              </Link>
            ) : (
              <span>{shown(field, row.values[field.key], row.names, words)}</span>
            )}
          </div>
        ))}
      </section>
      <WaitingWritten page={`/registers/${register.code}/${row.id}`} />
      {row.may.change && (
        <button type="button" className="button main wide" onClick={() => setChanging(true)}>
          {t('change')}
        </button>
      )}
      {register.linkedFrom.map((pointer) => (
        <Related key={`${pointer.register} ${pointer.field}`} row={row} pointer={pointer} />
      ))}
      {changing && <RowForm register={register} row={row} onClose={() => setChanging(false)} />}
    </>
  );
};
