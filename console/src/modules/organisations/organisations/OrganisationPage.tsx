import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { call, endpoints, isRefusal } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { type Act, Acts } from './acts/Acts.tsx';
import { AgreementCard } from './agreements/AgreementCard.tsx';
import { Facts } from './Facts.tsx';
import { Memberships } from './Memberships.tsx';
import { Offices } from './Offices.tsx';
import type { OrganisationSearch } from './search.ts';
import { OrganisationLink } from './Tree.tsx';

const headActs = ['change', 'move', 'restore', 'dissolve'] as const;

/** One organisation with everything about it and exactly the acts the server allows. */
export const OrganisationPage = () => {
  const { t } = useTranslation('organisations');
  const { organisationId = '' } = useParams({ strict: false });
  const search = useSearch({ strict: false }) as OrganisationSearch;
  const navigate = useNavigate();
  const [act, setAct] = useState<Act | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['org', 'one', organisationId],
    queryFn: ({ signal }) => call(endpoints.organisations.getOrganisation, { params: { organisationId } }, signal),
  });
  useTitle(data?.name);
  const back = (
    <Link to="/organisations" search={search} className="org-back">
      <ArrowLeftOutlined aria-hidden="true" /> {t('back')}
    </Link>
  );
  if (isPending)
    return (
      <div className="org-pad">
        {back}
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  if (!data)
    return (
      <div className="org-pad">
        {back}
        {isRefusal(error, 'organisations.organisation_not_found') ? (
          <Notice title={t('gone')}>{t('goneText')}</Notice>
        ) : (
          <Broken error={error} reset={() => void refetch()} />
        )}
      </div>
    );
  const may = (one: Organisation['actions'][number]): boolean => data.actions.includes(one);
  return (
    <article className="org-page" key={data.id}>
      {back}
      <header className="org-title">
        <nav aria-label={t('path')} className="org-path">
          {data.area.name}
          {data.ancestors.map((one) => (
            <span key={one.id}>
              {' › '}
              <Link to="/organisations/$organisationId" params={{ organisationId: one.id }} search={search}>
                {one.name}
              </Link>
            </span>
          ))}
        </nav>
        <h1>{data.name}</h1>
        <p>
          <span className="flag">{t(`organisations:organisationKinds.${data.kind}`)}</span>{' '}
          {data.dissolvedOn && <span className="flag flag-strong">{t('dissolvedOn', { day: data.dissolvedOn })}</span>}
          {data.dissolveReason && <span className="soft"> {data.dissolveReason}</span>}
        </p>
        <div className="org-acts">
          {headActs.filter(may).map((one) => (
            <Button key={one} size="small" onClick={() => setAct({ kind: one })}>
              {t(`acts.${one}`)}
            </Button>
          ))}
          <Link to="/organisations/map" search={{ area: data.area.code }} className="org-map-link">
            {t('onMap')}
          </Link>
        </div>
      </header>
      <Facts organisation={data} />
      <Offices organisation={data} mayAppoint={may('appoint')} onAct={setAct} />
      {(data.units.length > 0 || may('admit')) && (
        <Memberships
          title={t('units')}
          rows={data.units}
          other="unit"
          act={may('admit') ? 'admit' : null}
          onAct={setAct}
          empty={t('noUnits')}
        />
      )}
      {(data.memberships.length > 0 || may('join')) && (
        <Memberships
          title={t('memberships')}
          rows={data.memberships}
          other="body"
          act={may('join') ? 'join' : null}
          onAct={setAct}
          empty={t('noMemberships')}
        />
      )}
      {(data.agreements.length > 0 || may('sign_agreement')) && (
        <section className="org-part" aria-labelledby="part-agreements">
          <div className="card-head">
            <h2 id="part-agreements">{t('agreements')}</h2>
            {may('sign_agreement') && (
              <Button size="small" onClick={() => setAct({ kind: 'sign' })}>
                {t('agreement.act.sign')}
              </Button>
            )}
          </div>
          {data.agreements.length === 0 && <p className="soft">{t('noAgreements')}</p>}
          {data.agreements.map((agreement) => (
            <AgreementCard key={agreement.id} agreement={agreement} seenFrom={data.id} />
          ))}
        </section>
      )}
      <Children organisation={data} onCreate={may('create_child') ? () => setAct({ kind: 'create_child' }) : null} />
      {act && (
        <Acts
          act={act}
          organisation={data}
          onClose={() => setAct(null)}
          onDone={(made) => {
            setAct(null);
            if (made) void navigate({ to: '/organisations/$organisationId', params: { organisationId: made }, search });
          }}
        />
      )}
    </article>
  );
};

/** What stands directly below it. */
const Children = ({ organisation, onCreate }: { organisation: Organisation; onCreate: (() => void) | null }) => {
  const { t } = useTranslation('organisations');
  const { data } = useQuery({
    queryKey: ['org', 'children', organisation.id],
    enabled: organisation.childCount > 0,
    queryFn: ({ signal }) => call(endpoints.organisations.listOrganisationTree, { query: { parent: organisation.id, limit: 200 } }, signal),
  });
  if (organisation.childCount === 0 && !onCreate) return null;
  return (
    <section className="org-part" aria-labelledby="part-children">
      <div className="card-head">
        <h2 id="part-children">
          {t('children')} <span className="soft num">{organisation.childCount}</span>
        </h2>
        {onCreate && (
          <Button size="small" onClick={onCreate}>
            {t('acts.create_child')}
          </Button>
        )}
      </div>
      {organisation.childCount === 0 ? (
        <p className="soft">{t('noChildren')}</p>
      ) : (
        <ul className="org-results">
          {(data?.items ?? []).map((row) => (
            <li key={row.id}>
              <OrganisationLink row={row} />
            </li>
          ))}
        </ul>
      )}
      {data?.next && <p className="soft">{t('moreChildren')}</p>}
    </section>
  );
};
