import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { type EnrolmentAct, enrolmentStates } from '#contract/enrolment/lifecycle.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { call, endpoints } from '../../../app/api.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { Which } from '../search.ts';
import { ActOn } from './ActOn.tsx';
import { Counter } from './Counter.tsx';
import { GroupOf } from './GroupOf.tsx';
import { ExportMembers, ImportMembers } from './sheets.tsx';
import { useShell } from './useShell.ts';

/** Acts that stand in the row; the others behind one button. */
const frequent: readonly EnrolmentAct[] = ['confirm', 'refuse', 'renew', 'come_back'];

/** States in which somebody belongs to the community, and so to a group of it. */
const grouped: readonly Enrolment['state'][] = ['confirmed', 'away'];

/** The unit for whose branch somebody stands. */
const useOwnUnit = (asks: boolean): string | undefined => {
  const { data } = useQuery({
    queryKey: ['enrolment', 'my-units'],
    enabled: asks,
    queryFn: ({ signal }) => call(endpoints.enrolment.listMyUnits, {}, signal),
  });
  return data?.items.find(({ branch }) => branch)?.id;
};

/** Members of areas, or of the unit for whose branch the viewer stands. */
export const Members = () => {
  const { t, shell, search, change, manages } = useShell();
  const isOwnUnit = shell.which === 'mine';
  const unit = useOwnUnit(isOwnUnit);
  const [doing, setDoing] = useState<'counter' | 'import' | 'export' | { one: Enrolment; act: EnrolmentAct | 'group' } | null>(null);
  const { state, area, group, renew, q } = search;
  const query = {
    limit: 30,
    ...(isOwnUnit ? unit && { unit } : { ...(area && { area }), ...(group && { group }) }),
    ...(state && { state: [state] }),
    ...(renew && { renew: 'true' as const }),
    ...(q && { q }),
  };
  const { list, rows } = useList(
    listQuery(['enrolment', 'members', query], (cursor, signal) =>
      isOwnUnit && unit === undefined
        ? Promise.resolve({ items: [], next: null })
        : call(endpoints.enrolment.listMembers, { query: { cursor, ...query } }, signal),
    ),
  );
  const close = (): void => setDoing(null);
  const mayGroup = manages && !isOwnUnit;
  const rare = (one: Enrolment) => [
    ...(mayGroup && grouped.includes(one.state)
      ? [{ key: 'group', words: t('groupOf.open'), run: () => setDoing({ one, act: 'group' }) }]
      : []),
    ...one.actions
      .filter((act) => !frequent.includes(act))
      .map((act) => ({ key: act as string, words: t(`act.${act}`), danger: act === 'leave', run: () => setDoing({ one, act }) })),
  ];
  return (
    <QueuePage<Enrolment, Which>
      {...shell}
      below={
        isOwnUnit &&
        unit && (
          <Link to="/enrolment/unit/$unitId" params={{ unitId: unit }}>
            {t('page.sums')}
          </Link>
        )
      }
      act={
        manages &&
        !isOwnUnit && (
          <span className="queue-acts">
            <Button onClick={() => setDoing('export')}>{t('export')}</Button>
            <Button onClick={() => setDoing('import')}>{t('import.open')}</Button>
            <Button type="primary" onClick={() => setDoing('counter')}>
              {t('counter.open')}
            </Button>
          </span>
        )
      }
      filters={
        <>
          {!isOwnUnit && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
          <ChoiceFilter
            label={t('state')}
            any={t('anyState')}
            value={state}
            choices={enrolmentStates}
            word={(one) => t(`enrolment-own:states.${one}`)}
            onChange={(next) => change({ state: next })}
          />
          {!isOwnUnit && (
            <ChoiceFilter
              label={t('renewDue')}
              any={t('anyRenew')}
              value={renew ? 'renew' : undefined}
              choices={['renew']}
              word={() => t('renewDue')}
              onChange={(next) => change({ renew: next === 'renew' || undefined })}
            />
          )}
          <Input.Search
            aria-label={t('find')}
            placeholder={t('find')}
            allowClear
            maxLength={40}
            defaultValue={q}
            onSearch={(next) => change({ q: next.trim() || undefined })}
          />
        </>
      }
      list={list}
      rows={rows}
      columns={[
        {
          title: t('person'),
          key: 'person',
          width: 190,
          bare: true,
          render: (_, one) => (
            <>
              <strong>{one.name}</strong>
              <div className="soft">{one.community.name}</div>
            </>
          ),
        },
        {
          title: t('unit'),
          key: 'unit',
          render: (_, one) =>
            one.unit ? (
              <>
                {one.unit.name} {one.unit.id === null && <span className="soft">{t('typed')}</span>}
              </>
            ) : (
              <span className="soft">{t('noUnit')}</span>
            ),
        },
        {
          title: t('state'),
          key: 'state',
          render: (_, one) => (
            <>
              <Tag>{t(`enrolment-own:states.${one.state}`)}</Tag>
              {one.excusedUntil && <span className="soft">{t('excused')}</span>}
              {one.awayUntil && <span className="soft">{t('awayUntil', { day: one.awayUntil })}</span>}
            </>
          ),
        },
        ...(isOwnUnit
          ? []
          : [
              {
                title: t('group'),
                key: 'group',
                render: (_: unknown, one: Enrolment) => one.group?.name ?? <span className="soft">{t('noGroup')}</span>,
              },
              {
                title: t('does'),
                key: 'does',
                render: (_: unknown, one: Enrolment) =>
                  [
                    ...one.skills.map((each) => t(`enrolment-own:skills.${each}`)),
                    ...one.services.map((each) => t(`enrolment-own:services.${each}`)),
                  ].join(t('comma')),
              },
            ]),
        { title: t('since'), key: 'since', width: 112, render: (_, one) => <span className="num">{one.since}</span> },
        {
          title: t('acts'),
          key: 'acts',
          width: 210,
          render: (_, one) => (
            <span className="queue-acts">
              {one.actions
                .filter((act) => frequent.includes(act))
                .map((act) => (
                  <Button key={act} size="small" type={act === 'confirm' ? 'primary' : 'default'} onClick={() => setDoing({ one, act })}>
                    {t(`act.${act}`)}
                  </Button>
                ))}
              {rare(one).length > 0 && <ActionMenu of={one.name} actions={rare(one)} />}
            </span>
          ),
        },
      ]}
    >
      {doing === 'counter' && <Counter onClose={close} />}
      {doing === 'import' && <ImportMembers onClose={close} />}
      {doing === 'export' && <ExportMembers area={area} onClose={close} />}
      {doing !== null &&
        typeof doing === 'object' &&
        (doing.act === 'group' ? <GroupOf one={doing.one} onClose={close} /> : <ActOn one={doing.one} act={doing.act} onClose={close} />)}
    </QueuePage>
  );
};
