import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rhythm } from '#contract/activities/rhythm.ts';
import type { RouteDetail } from '#contract/patrols/planning.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';
import { RhythmFields } from '../../components/rhythm/RhythmFields.tsx';
import { patrolsKey } from './Sections.tsx';

interface Values {
  name: string;
  areaCode: string;
  organisationId?: string;
  walkers?: string[];
  lines?: string[];
  minutes?: number | null;
  stops: string[];
  scanning: boolean;
  rhythm: Rhythm;
  since: string;
}

const tomorrow = (): string => platformDay(1);
const usual = (from: string): Rhythm => ({
  every: 'day',
  days: 'workdays',
  on: [],
  times: 1,
  hours: [['08:30', '18:00']],
  from,
  until: null,
  seasons: [],
});

/** Plans a route, or plans it otherwise from a day on. */
export const RouteForm = ({
  route,
  onClose,
  onDone,
}: {
  route?: RouteDetail;
  onClose: () => void;
  onDone: (route: RouteDetail) => void;
}) => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const since = tomorrow();
  const [area, setArea] = useState(route?.area.code);
  const [organisation, setOrganisation] = useState(route?.organisation?.id);
  const { data: points } = useQuery({
    queryKey: [patrolsKey, 'points', 'choose', area],
    enabled: area !== undefined,
    queryFn: ({ signal }) => call(endpoints.patrols.listPoints, { query: { area, limit: 200 } }, signal),
  });
  const { data: people } = useQuery({
    queryKey: [patrolsKey, 'walkers', area, organisation],
    enabled: area !== undefined,
    queryFn: ({ signal }) => call(endpoints.patrols.listWalkers, { params: { areaCode: area ?? '' }, query: { organisation } }, signal),
  });
  const { data: lines } = useQuery({
    queryKey: ['lines-of-work'],
    queryFn: ({ signal }) => call(endpoints.territory.listLines, {}, signal),
  });
  const known = [...(points?.items ?? []), ...(route?.stops ?? [])];
  const stops = [
    ...new Map(
      known.map(({ placeId, name, basisHolds }) => [placeId, { value: placeId, label: basisHolds ? `${name} ✓` : name }]),
    ).values(),
  ];
  return (
    <ActDrawer<Values, RouteDetail>
      keep="patrols.route"
      subject={route?.id ?? ''}
      title={t(route ? 'change' : 'plan')}
      lead={<p className="soft">{t('routeHint')}</p>}
      submit={t('save')}
      done={t('saved')}
      renews={patrolsKey}
      wide
      initial={
        route
          ? {
              name: route.name,
              areaCode: route.area.code,
              ...(route.organisation && { organisationId: route.organisation.id }),
              walkers: route.named.map(({ accountId }) => accountId),
              lines: [...route.lines],
              minutes: route.minutes,
              stops: route.stops.filter(({ closed }) => !closed).map(({ placeId }) => placeId),
              scanning: route.scanning,
              rhythm: route.rhythm,
              since,
            }
          : { rhythm: usual(since), scanning: false, since, minutes: 30 }
      }
      request={({ organisationId, walkers = [], lines: served = [], minutes, ...v }) => {
        const body = { ...v, organisationId: organisationId ?? null, walkers, lines: served, minutes: minutes ?? null };
        return route
          ? asked(endpoints.patrols.changeRoute, { params: { routeId: route.id }, body: { ...body, version: route.version } })
          : asked(endpoints.patrols.createRoute, { body });
      }}
      onClose={onClose}
      onDone={(made) => {
        onClose();
        onDone(made);
      }}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, min: 2, max: 60, message: t('nameRule') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="areaCode"
        label={t('area')}
        rules={[{ required: true, message: t('areaRule') }]}
        getValueFromEvent={(code) => {
          setArea(code);
          return code;
        }}
      >
        <AreaSelect label={t('area')} {...(route && { valueName: route.area.name })} />
      </Form.Item>
      <Form.Item name="stops" label={t('stops')} extra={t('stopsHint')} rules={[{ required: true, message: t('stopsRule') }]}>
        <Select mode="multiple" aria-label={t('stops')} options={stops} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="scanning" label={t('scanning')} extra={t('scanningHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="rhythm" label={t('rhythm')}>
        <RhythmFields />
      </Form.Item>
      <div className="form-two">
        <Form.Item name="since" label={t('since')} rules={[{ required: true, message: t('must.day') }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="minutes" label={t('minutes')}>
          <NumberInput aria-label={t('minutes')} min={1} max={1440} precision={0} />
        </Form.Item>
      </div>
      <Form.Item
        name="organisationId"
        label={t('organisation')}
        extra={t('organisationHint')}
        getValueFromEvent={(id) => {
          setOrganisation(id);
          return id;
        }}
      >
        <OrganisationSelect label={t('organisation')} />
      </Form.Item>
      <Form.Item name="walkers" label={t('whoWalks')} extra={t('walkersHint')}>
        <Select
          mode="multiple"
          aria-label={t('whoWalks')}
          optionFilterProp="label"
          options={people?.items.map(({ accountId, name }) => ({ value: accountId, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="lines" label={t('lines')}>
        <Select
          mode="multiple"
          aria-label={t('lines')}
          options={lines?.items.map(({ code, name }) => ({ value: code, label: (locale === 'en' && name.en) || name.zh })) ?? []}
        />
      </Form.Item>
    </ActDrawer>
  );
};
