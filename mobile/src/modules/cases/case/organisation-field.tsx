import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as organisationsApi from '#client/endpoints/organisations.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call } from '../../../api.ts';
import { Failure, Loading } from '../../../parts/states.tsx';

const organisationsQuery = (area: string, q: string) =>
  queryOptions({
    queryKey: ['organisations', area, q],
    queryFn: ({ signal }) => call(organisationsApi.listOrganisations, { query: { area, q: q || undefined, limit: 30 } }, signal),
    staleTime: 60_000,
  });

/** Who is to handle it: the suggested one with its reason, or any other that serves the area. */
export const OrganisationField = ({
  detail,
  chosen,
  onChoose,
}: {
  detail: CaseDetail;
  chosen: string | null;
  onChoose: (id: string) => void;
}) => {
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  const found = useQuery(organisationsQuery(detail.area.code, find.trim()));
  const suggested = detail.suggestion;
  const rows = [
    ...(suggested ? [suggested.organisation] : []),
    ...(found.data?.items ?? []).filter((one) => one.id !== suggested?.organisation.id),
  ];
  return (
    <fieldset className="field">
      <legend>{t('act.organisation')}</legend>
      <input
        className="input"
        type="search"
        value={find}
        onChange={(event) => setFind(event.target.value)}
        placeholder={t('act.findOrganisation')}
        aria-label={t('act.findOrganisation')}
      />
      {found.isPending ? (
        <Loading rows={1} />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <div className="list">
          {rows.map((one) => (
            <label key={one.id} className="item">
              <input type="radio" name="organisation" checked={chosen === one.id} onChange={() => onChoose(one.id)} />
              <span className="grow tight">
                <span>{one.name}</span>
                {one.id === suggested?.organisation.id && <span className="hint">{t('act.suggested', { why: suggested.why })}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
};
