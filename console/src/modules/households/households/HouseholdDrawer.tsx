import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Drawer, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseholdDetail } from '#contract/households/api.ts';
import { occupancySet, type Relation, relations, useSet } from '#contract/households/kinds.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';
import { ActForm, EndForm } from './ActForm.tsx';
import { HouseholdForm } from './HouseholdForm.tsx';
import type { Change } from './Households.tsx';

type Member = HouseholdDetail['members'][number];
type Act = { kind: 'change' | 'member' | 'end' } | { kind: 'endMember'; member: Member };

/** A household: what is known of its rooms, who lives there, and what may be done with it. */
export const HouseholdDrawer = ({ id, change, onClose }: { id: string; change: Change; onClose: () => void }) => {
  const { t } = useTranslation('households');
  const locale = useLocale();
  const [act, setAct] = useState<Act | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['households', 'household', id],
    queryFn: ({ signal }) => call(endpoints.households.getHousehold, { params: { householdId: id } }, signal),
  });
  const close = (): void => setAct(null);
  const day = (text: string): string => shortDay(startOfDay(text), locale);
  return (
    <Drawer open title={data?.address ?? t('nav.household')} onClose={onClose} size={480}>
      {error ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : !data ? (
        <Skeleton active />
      ) : (
        <>
          <p>
            <button type="button" className="plain-link" onClick={() => change({ household: undefined, building: data.building.id })}>
              {data.building.name}
            </button>{' '}
            <span className="soft">{data.area.name}</span> {data.endedOn && <span className="flag">{t('household.ended')}</span>}
          </p>
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'use', label: t('household.use'), children: t(wordOf(useSet, data.use)) },
              {
                key: 'occupancy',
                label: t('household.occupancy'),
                children: data.occupancy ? t(wordOf(occupancySet, data.occupancy)) : t('unknown'),
              },
              { key: 'floor', label: t('household.floor'), children: data.floor ?? t('unknown') },
              {
                key: 'floorArea',
                label: t('columns.floorArea'),
                children: data.floorArea === null ? t('unknown') : t('squareMetres', { value: data.floorArea }),
              },
              { key: 'people', label: t('household.people'), children: data.people ?? t('unknown') },
              ...(data.contact ? [{ key: 'contact', label: t('household.contact'), children: data.contact.name }] : []),
              ...(data.registeredOn ? [{ key: 'registered', label: t('household.registeredOn'), children: day(data.registeredOn) }] : []),
              ...(data.note ? [{ key: 'note', label: t('household.note'), children: data.note }] : []),
            ]}
          />
          <h3>{t('household.members')}</h3>
          {data.members.length === 0 && <p className="soft">{t('household.noMembers')}</p>}
          <ul className="plain-list">
            {data.members.map((member) => (
              <li key={member.id}>
                <strong>{member.person.name}</strong> {t(`relations.${member.relation}`)}{' '}
                <span className="soft">{member.person.phone}</span>{' '}
                {member.since && <span className="soft">{t('household.since', { day: day(member.since) })}</span>}{' '}
                {data.actions.includes('members') && (
                  <Button size="small" type="text" onClick={() => setAct({ kind: 'endMember', member })}>
                    {t('acts.endMember')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {data.actions.length > 0 && (
            <div className="cell-acts">
              <Button type="primary" onClick={() => setAct({ kind: 'change' })}>
                {t('acts.changeHousehold')}
              </Button>
              <Button onClick={() => setAct({ kind: 'member' })}>{t('acts.addMember')}</Button>
              <ActionMenu
                of={data.address}
                actions={[{ key: 'end', words: t('acts.endHousehold'), danger: true, run: () => setAct({ kind: 'end' }) }]}
              />
            </div>
          )}
          {act?.kind === 'change' && (
            <HouseholdForm building={data.building} area={data.area.code} household={data} onClose={close} onDone={close} />
          )}
          {act?.kind === 'member' && (
            <ActForm<{ person: PersonValue; relation: Relation; since?: string }, HouseholdDetail>
              keep="member"
              subject={id}
              title={`${data.address} ${t('acts.addMember')}`}
              done={t('done.household')}
              initial={{ relation: data.members.length === 0 ? 'head' : 'other' }}
              request={({ person, relation, since }) =>
                asked(endpoints.households.addMember, {
                  params: { householdId: id },
                  body: { person: someoneOf(person), relation, since: since ?? null },
                })
              }
              onClose={close}
              onDone={close}
            >
              <PersonItem name="person" label={t('household.person')} />
              <Form.Item name="relation" label={t('household.relation')}>
                <Select options={relations.map((value) => ({ value, label: t(`relations.${value}`) }))} />
              </Form.Item>
              <DayItem name="since" label={t('head.from')} />
            </ActForm>
          )}
          {act?.kind === 'endMember' && (
            <EndForm<HouseholdDetail>
              keep="endMember"
              subject={act.member.id}
              title={`${t('acts.endMember')} ${act.member.person.name}`}
              request={({ on }) => asked(endpoints.households.endMember, { params: { memberId: act.member.id }, body: { on } })}
              onClose={close}
              onDone={close}
            />
          )}
          {act?.kind === 'end' && (
            <EndForm<HouseholdDetail>
              reasoned
              keep="endHousehold"
              subject={id}
              title={`${t('acts.endHousehold')} ${data.address}`}
              request={(values) =>
                asked(endpoints.households.endHousehold, { params: { householdId: id }, body: { version: data.version, ...values } })
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
