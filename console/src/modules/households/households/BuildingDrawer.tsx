import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BuildingDetail, BuildingHead } from '#contract/households/api.ts';
import { platformDay, shortDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';
import { ActForm, EndForm } from './ActForm.tsx';
import { BuildingForm } from './BuildingForm.tsx';
import { HouseholdForm } from './HouseholdForm.tsx';
import type { Change } from './Households.tsx';
import { OutlineMap } from './OutlineMap.tsx';

type Act = { kind: 'change' | 'household' | 'appoint' | 'end' } | { kind: 'endHead'; head: BuildingHead };

/** A building: where it lies, its units, who looks after it, and what may be done with it. */
export const BuildingDrawer = ({ id, change, onClose }: { id: string; change: Change; onClose: () => void }) => {
  const { t } = useTranslation('households');
  const locale = useLocale();
  const [act, setAct] = useState<Act | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['households', 'building', id],
    queryFn: ({ signal }) => call(endpoints.households.getBuilding, { params: { buildingId: id } }, signal),
  });
  const close = (): void => setAct(null);
  const unitWords = ({ unit, households }: BuildingDetail['units'][number]): string =>
    unit === '' ? t('building.wholeCount', { count: households }) : t('building.unitCount', { unit, count: households });
  return (
    <Drawer open title={data?.name ?? t('building.title')} onClose={onClose} size={480}>
      {error ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : !data ? (
        <Skeleton active />
      ) : (
        <>
          <p className="soft">
            {[
              data.area.name,
              data.floors && `${t('columns.floors')} ${data.floors}`,
              data.built && t('years', { year: data.built }),
              data.goneOn && t('building.gone'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {data.note && <p>{data.note}</p>}
          {data.point && (
            <OutlineMap id={id} area={data.area.code} point={data.point} corners={data.outline} height={200} label={t('ground.map')} />
          )}
          <h3>{t('building.units')}</h3>
          <p>{data.units.length > 0 ? data.units.map(unitWords).join(t('console:comma')) : t('nothing')}</p>
          <h3>{t('building.heads')}</h3>
          {data.posts.length === 0 && <p className="soft">{t('building.noHeads')}</p>}
          <ul className="plain-list">
            {data.posts.map((head) => (
              <li key={head.id}>
                <strong>{head.person.name}</strong> {head.person.phone}{' '}
                <span className="soft">
                  {head.unit || t('building.whole')} · {t('building.since', { day: shortDay(startOfDay(head.validFrom), locale) })}
                </span>{' '}
                {data.actions.includes('appoint') && (
                  <Button size="small" type="text" onClick={() => setAct({ kind: 'endHead', head })}>
                    {t('acts.endHead')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <div className="cell-acts">
            <Button onClick={() => change({ building: undefined, tab: undefined, q: data.name, area: undefined })}>
              {t('building.open')}
            </Button>
            {data.actions.includes('add_household') && (
              <Button type="primary" onClick={() => setAct({ kind: 'household' })}>
                {t('acts.createHousehold')}
              </Button>
            )}
            {data.actions.length > 0 && (
              <ActionMenu
                of={data.name}
                actions={[
                  { key: 'appoint', words: t('acts.appoint'), run: () => setAct({ kind: 'appoint' }) },
                  { key: 'change', words: t('acts.changeBuilding'), run: () => setAct({ kind: 'change' }) },
                  { key: 'end', words: t('acts.endBuilding'), danger: true, run: () => setAct({ kind: 'end' }) },
                ]}
              />
            )}
          </div>
          {act?.kind === 'change' && <BuildingForm building={data} onClose={close} onDone={close} />}
          {act?.kind === 'household' && (
            <HouseholdForm
              building={data}
              area={data.area.code}
              household={null}
              onClose={close}
              onDone={(made) => change({ household: made.id })}
            />
          )}
          {act?.kind === 'appoint' && (
            <ActForm<{ unit?: string; person: PersonValue; validFrom: string }, BuildingDetail>
              keep="appoint"
              subject={id}
              title={t('acts.appoint')}
              done={t('done.head')}
              initial={{ validFrom: platformDay() }}
              request={({ unit = '', person, validFrom }) =>
                asked(endpoints.households.appointHead, {
                  params: { buildingId: id },
                  body: { unit: unit.trim(), person: someoneOf(person), validFrom },
                })
              }
              onClose={close}
              onDone={close}
            >
              <PersonItem name="person" label={t('head.person')} />
              <Form.Item name="unit" label={t('head.unit')} extra={t('head.unitHint')}>
                <Input maxLength={20} />
              </Form.Item>
              <DayItem name="validFrom" label={t('head.from')} required />
            </ActForm>
          )}
          {act?.kind === 'endHead' && (
            <EndForm<BuildingDetail>
              keep="endHead"
              subject={act.head.id}
              title={`${t('acts.endHead')} ${act.head.person.name}`}
              request={({ on }) => asked(endpoints.households.endHead, { params: { headId: act.head.id }, body: { on } })}
              onClose={close}
              onDone={close}
            />
          )}
          {act?.kind === 'end' && (
            <EndForm<BuildingDetail>
              reasoned
              keep="endBuilding"
              subject={id}
              title={`${t('acts.endBuilding')} ${data.name}`}
              request={(values) =>
                asked(endpoints.households.endBuilding, { params: { buildingId: id }, body: { version: data.version, ...values } })
              }
              onClose={close}
              onDone={onClose}
            />
          )}
        </>
      )}
    </Drawer>
  );
};
