import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Objection, objectionStates } from '#contract/objections/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { caseColumn } from '../../../components/list/caseColumn.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { ObjectionSearch } from '../pages.tsx';
import { Acts, Raised, Standing } from '../Standing.tsx';

/** Objections to dispatches: to be decided, of the own organisation, of the area. */
export const Objections = () => {
  const { t } = useTranslation('objections-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/objections' });
  const navigate = useNavigate();
  const whiches = [
    ...(mayOpen(me, 'objections.decide') ? (['to_decide', 'area'] as const) : []),
    ...(mayOpen(me, 'objections.raise') ? (['own'] as const) : []),
  ];
  const which = whiches.find((one) => one === search.which) ?? whiches[0] ?? 'own';
  const { state } = search;
  const { list, rows } = useList(
    listQuery(['objections', which, state], (cursor, signal) =>
      call(endpoints.objections.listObjections, { query: { which, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: ObjectionSearch): void => void navigate({ to: '/objections', search: { ...search, ...next } });
  return (
    <QueuePage<Objection, typeof which>
      title={t('nav.objections')}
      lead={t('lead')}
      below={mayOpen(me, 'cases.read') && <Link to="/objections/passings">{t('nav.passings')}</Link>}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`which.${one}`)}
      onWhich={(next) => change({ which: next, state: undefined })}
      filters={
        which !== 'to_decide' && (
          <ChoiceFilter
            label={t('state')}
            any={t('anyState')}
            value={state}
            choices={objectionStates}
            word={(one) => t(`objections:states.${one}`)}
            onChange={(next) => change({ state: next })}
          />
        )
      }
      list={list}
      rows={rows}
      width={960}
      empty={t('none')}
      columns={[
        caseColumn(t('case'), ({ area }) => [area.name]),
        { title: t('objection'), key: 'objection', render: (_, one) => <Raised objection={one} /> },
        { title: t('result'), key: 'standing', width: 240, render: (_, one) => <Standing objection={one} /> },
        { title: t('acts'), key: 'acts', width: 110, render: (_, one) => <Acts objection={one} /> },
      ]}
    />
  );
};
