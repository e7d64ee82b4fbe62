import { NotificationOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhistleRow } from '#contract/whistles/api.ts';
import { whistleKindSet, whistleStates } from '#contract/whistles/kinds.ts';
import { shortTime } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { refined } from '../../../app/kinds.ts';
import { useLive } from '../../../app/live.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { CallForm } from '../CallForm.tsx';
import { CallLights } from '../CallLights.tsx';
import { optionsQuery, whistlesKey } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import { type WhistleSearch, whiches } from '../search.ts';

/** Whistles: called for us, called to us, or all the viewer may see. */
export const Whistles = () => {
  const { t } = useTranslation('whistles-console');
  const me = useMe();
  const locale = useLocale();
  const client = useQueryClient();
  const search = useSearch({ from: '/shell/whistles' });
  const navigate = useNavigate();
  const [calling, setCalling] = useState(false);
  useTitle(t('title'));
  useLive(
    useMemo(() => {
      const renew = (): void => void client.invalidateQueries({ queryKey: [whistlesKey] });
      return { whistle: renew, hello: renew };
    }, [client]),
  );
  const [reads, answers] = [mayOpen(me, 'whistles.read'), mayOpen(me, 'whistles.answer')];
  const tabs = whiches.filter((which) => which === 'all' || (which === 'to_us' ? answers : mayOpen(me, 'whistles.call')));
  const { which = reads ? 'all' : 'to_us', state, kind, area } = search;
  const { list, rows } = useList(
    listQuery([whistlesKey, which, state, kind, area], (cursor, signal) =>
      call(endpoints.whistles.listWhistles, { query: { which, state: state && [state], kind, area, cursor, limit: 30 } }, signal),
    ),
  );
  const { data: options } = useQuery(optionsQuery);
  const change = (next: WhistleSearch): void => void navigate({ to: '/whistles', search: { ...search, ...next } });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="queue-top">
        <Segmented
          value={which}
          aria-label={t('which.label')}
          onChange={(next) => change({ which: next })}
          options={tabs.map((value) => ({ value, label: t(`which.${value}`) }))}
        />
        {options && options.from.length > 0 && (
          <Button type="primary" icon={<NotificationOutlined />} onClick={() => setCalling(true)}>
            {t('call')}
          </Button>
        )}
      </div>
      <search className="bar">
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          options={[
            { value: '', label: t('anyState') },
            ...whistleStates.map((value) => ({ value, label: t(`whistles:states.${value}`) })),
          ]}
          onChange={(next) => change({ state: next === '' ? undefined : (next as WhistleSearch['state']) })}
        />
        <Select
          aria-label={t('kind')}
          value={kind ?? ''}
          options={[
            { value: '', label: t('anyKind') },
            ...refined(whistleKindSet).map((value) => ({ value, label: t(`whistles:kinds.${value}`) })),
          ]}
          onChange={(next) => change({ kind: next === '' ? undefined : (next as WhistleSearch['kind']) })}
        />
        {reads && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
      </search>
      <RecordTable<WhistleRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t(`none.${which}`)}
        columns={[
          {
            title: t('what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/whistles/$whistleId" params={{ whistleId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {t(`whistles:kinds.${one.kind}`)} · {one.place}
                  {one.case && ` · ${one.case.number}`}
                </div>
              </>
            ),
          },
          { title: t('caller'), key: 'caller', render: (_, { caller }) => caller.name },
          { title: t('called'), key: 'calls', render: (_, one) => <CallLights whistle={one} /> },
          {
            title: t('meetAt'),
            key: 'meetAt',
            width: 130,
            render: (_, { meetAt }) => <span className="num">{meetAt === null ? t('atOnce') : shortTime(meetAt, locale)}</span>,
          },
          { title: t('state'), key: 'state', width: 90, render: (_, one) => t(`whistles:states.${one.state}`) },
        ]}
      />
      {calling && options && (
        <CallForm
          options={options}
          onClose={() => setCalling(false)}
          onDone={({ id }) => void navigate({ to: '/whistles/$whistleId', params: { whistleId: id } })}
        />
      )}
    </div>
  );
};
