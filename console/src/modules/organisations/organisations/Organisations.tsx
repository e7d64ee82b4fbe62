import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationKindSet } from '#contract/organisations/kinds.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { refined } from '../../../app/kinds.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { wordsUpTo } from '../../../components/words.ts';
import { dueQuery } from '../due.ts';
import { OrganisationForm } from './acts/OrganisationForm.tsx';
import { useArea } from './area.ts';
import { Results } from './Results.tsx';
import { Sections } from './Sections.tsx';
import type { OrganisationSearch } from './search.ts';
import { Tree } from './Tree.tsx';
import '../../../styles/agreements.css';
import '../../../styles/organisations.css';

/** The register of organisations: the tree, and the open organisation beside it. On a narrow screen they take turns. */
export const Organisations = () => {
  const { t } = useTranslation('organisations');
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/organisations' });
  const { organisationId } = useParams({ strict: false });
  const narrow = useMedia('(max-width: 899px)');
  const here = useArea(search.area);
  const area = here.code;
  const [chosen, setChosen] = useState<{ id: string; code: string; name: string }>();
  const [creating, setCreating] = useState(false);
  useTitle(organisationId ? undefined : t('sections.register'));
  const { data: rights } = useQuery({
    queryKey: ['org', 'rights'],
    queryFn: ({ signal }) => call(endpoints.organisations.organisationRights, {}, signal),
    staleTime: 300_000,
  });
  const { data: due } = useQuery(dueQuery(me));
  const change = (next: Partial<OrganisationSearch>): void => void navigate({ to: '/organisations', search: { ...search, ...next } });
  const id = chosen?.code === area ? chosen.id : here.id;
  const name = (chosen?.code === area ? chosen.name : here.name) ?? '…';
  const filtered = Boolean(search.q) || Boolean(search.kind?.length);
  return (
    <div className="org-frame">
      {(!narrow || !organisationId) && (
        <div className="org-head">
          <Sections />
          <h1 className="sr-only">{t('sections.register')}</h1>
          {due && due.counts.agreements > 0 && (
            <p className="due-strip">
              <span>
                <strong>{t('due.strip')}</strong>{' '}
                {(['ending', 'expired', 'overduePromises'] as const)
                  .filter((key) => due.counts[key] > 0)
                  .map((key) => t(`due.${key}`, { count: due.counts[key] }))
                  .join(t('console:comma'))}
              </span>
              <Link to="/organisations/agreements" search={search.area ? { area: search.area } : {}}>
                {t('due.look')}
              </Link>
            </p>
          )}
        </div>
      )}
      <div className="org-body">
        {(!narrow || !organisationId) && (
          <section className="org-side" aria-label={t('tree.label')}>
            <search className="org-filters">
              <AreaSelect
                label={t('area')}
                value={area}
                valueName={name}
                onChange={(code, found) => {
                  if (found) setChosen({ id: found.id, code: found.code, name: found.name });
                  change({ area: code });
                }}
              />
              <Input.Search
                key={search.q ?? ''}
                defaultValue={search.q ?? ''}
                placeholder={t('search.words')}
                aria-label={t('search.words')}
                {...wordsUpTo(80)}
                allowClear
                onSearch={(q) => change({ q: q.trim() || undefined })}
              />
              <Select
                mode="multiple"
                allowClear
                maxTagCount="responsive"
                aria-label={t('search.kind')}
                placeholder={t('search.kind')}
                value={search.kind ?? []}
                onChange={(kind) => change({ kind: kind.length > 0 ? kind : undefined })}
                options={refined(organisationKindSet).map((kind) => ({ value: kind, label: t(`organisations:organisationKinds.${kind}`) }))}
                optionFilterProp="label"
              />
              {(rights?.manage.length ?? 0) > 0 && (
                <Button type="primary" onClick={() => setCreating(true)}>
                  {t('acts.create')}
                </Button>
              )}
            </search>
            <div className="org-scroll">
              {filtered ? <Results search={search} area={area} /> : <Tree key={area} area={area} name={name} />}
            </div>
          </section>
        )}
        {(!narrow || organisationId) && (
          <section className="org-pane" aria-label={t('pane')}>
            {organisationId ? <Outlet /> : <Notice title={t('choose')}>{t('chooseText')}</Notice>}
          </section>
        )}
      </div>
      {creating && (
        <OrganisationForm
          of={{ kind: 'create', parent: null, area: id ? { id, code: area, name } : null }}
          onClose={() => setCreating(false)}
          onDone={(made) => {
            setCreating(false);
            void navigate({ to: '/organisations/$organisationId', params: { organisationId: made.id }, search });
          }}
        />
      )}
    </div>
  );
};
