import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlaceSettings as Values } from '#contract/places/api.ts';
import { hasOpening, knownFacilities, placeKinds } from '#contract/places/kinds.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { settingsQuery } from './queries.ts';

const key = ['places', 'settings'];

/** How the service circle is computed, and which facilities are offered for each kind of place. */
export const PlaceSettings = ({ version }: { version: number }) => {
  const { t } = useTranslation('platform');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(endpoints.places.getPlaceSettings, {}, signal) });
  return (
    <div>
      {!data ? (
        error ? (
          <p className="field-problem" role="alert">
            {wordsFor(error)}
          </p>
        ) : (
          <Skeleton active />
        )
      ) : (
        <SendForm<Values, unknown>
          keep="settings.places"
          title={t('places:settings.title')}
          submit={t('places:settings.save')}
          initial={data}
          endClassName=""
          request={(values) =>
            asked(endpoints.platform.setSetting, {
              params: { key: 'places' },
              body: { version, value: { circle: values.circle, facilities: { ...data.facilities, ...values.facilities } } },
            })
          }
          onDone={async () => {
            await Promise.all([
              client.invalidateQueries({ queryKey: key }),
              client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
            ]);
            void message.success(t('places:settings.saved'));
          }}
        >
          <p className="soft">{t('places:settings.source')}</p>
          <Form.Item name={['circle', 'speed']} label={t('places:settings.speed')} rules={[{ required: true }]}>
            <NumberInput min={30} max={150} />
          </Form.Item>
          <Form.Item name={['circle', 'detour']} label={t('places:settings.detour')} rules={[{ required: true }]}>
            <NumberInput min={1} max={3} step={0.1} />
          </Form.Item>
          <Form.Item name={['circle', 'kinds']} label={t('places:settings.kinds')} rules={[{ required: true }]}>
            <Select mode="multiple" options={placeKinds.map((value) => ({ value, label: t(`places:kinds.${value}`) }))} />
          </Form.Item>
          <h3>{t('places:settings.facilities')}</h3>
          <p className="soft">{t('places:settings.facilitiesHint')}</p>
          {placeKinds.filter(hasOpening).map((kind) => (
            <Form.Item key={kind} name={['facilities', kind]} label={t(`places:kinds.${kind}`)}>
              <Select
                mode="tags"
                maxCount={40}
                options={knownFacilities.map((value) => ({ value, label: t(`places:facilities.${value}`) }))}
                optionFilterProp="label"
              />
            </Form.Item>
          ))}
        </SendForm>
      )}
    </div>
  );
};
