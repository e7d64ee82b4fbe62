import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as organisationsApi from '#client/endpoints/organisations.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call } from '../../../../api.ts';
import { Failure, Loading } from '../../../../parts/states.tsx';
import type { Extra, ExtraProps } from './form.ts';

const organisationsQuery = (area: string, q: string) =>
  queryOptions({
    queryKey: ['organisations', area, q],
    queryFn: ({ signal }) => call(organisationsApi.listOrganisations, { query: { area, q: q || undefined, limit: 30 } }, signal),
    staleTime: 60_000,
  });

const chosenOf = (fields: ExtraProps['fields'], { suggestion }: CaseDetail): string | null =>
  (fields['organisationId'] as string | undefined) ?? suggestion?.organisation.id ?? null;

const Fields = ({ detail, fields, change }: ExtraProps) => {
  const chosen = chosenOf(fields, detail);
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  const found = useQuery(organisationsQuery(detail.area.code, find.trim()));
  const suggested = detail.suggestion;
  const likely = new Set(suggested ? [suggested.organisation.id, ...suggested.alternatives.map(({ id }) => id)] : []);
  const rows = [
    ...(suggested ? [suggested.organisation, ...suggested.alternatives] : []),
    ...(found.data?.items ?? []).filter((one) => !likely.has(one.id)),
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
              <input type="radio" name="organisation" checked={chosen === one.id} onChange={() => change({ organisationId: one.id })} />
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

/** Who is to handle it: the suggested one with its reason, or any other that serves the area. */
export const organisation: Extra = {
  Fields,
  missing: (fields, detail) => (chosenOf(fields, detail) === null ? 'act.chooseOrganisation' : null),
  body: (fields, detail) => {
    const { suggestion } = detail;
    const organisationId = chosenOf(fields, detail);
    // what the rule says goes with the organisation it names
    if (suggestion?.organisation.id !== organisationId) return { organisationId };
    return { organisationId, assists: suggestion?.assists.map(({ id }) => id), level: suggestion?.level, handling: suggestion?.handling };
  },
};
