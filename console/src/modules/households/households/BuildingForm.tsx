import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BuildingDetail } from '#contract/households/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { ActForm } from './ActForm.tsx';

interface Values {
  name: string;
  areaCode: string;
  floors?: number | null;
  built?: number | null;
  lon?: number | null;
  lat?: number | null;
  note?: string;
}

const Grid = ({ label, value, onChange, id }: { label: string; value?: string; onChange?: (code?: string) => void; id?: string }) => {
  const { data } = useQuery({
    queryKey: ['area', value],
    enabled: value !== undefined,
    queryFn: ({ signal }) => call(endpoints.territory.getArea, { params: { code: value ?? '' } }, signal),
  });
  return (
    <AreaSelect {...(id ? { id } : {})} label={label} value={value} valueName={data?.fullName} onChange={(code) => onChange?.(code)} />
  );
};

/** Enters a building, or changes one; with a point it lies in the grid where that is. */
export const BuildingForm = ({
  building,
  onClose,
  onDone,
}: {
  building: BuildingDetail | null;
  onClose: () => void;
  onDone: (made: BuildingDetail) => void;
}) => {
  const { t } = useTranslation('households');
  const title = t(building ? 'acts.changeBuilding' : 'acts.createBuilding');
  const factsOf = ({ name, areaCode, floors, built, lon, lat, note }: Values) => ({
    name: name.trim(),
    areaCode,
    floors: floors ?? null,
    built: built ?? null,
    point: lon != null && lat != null ? { lon, lat } : null,
    note: note?.trim() || null,
  });
  return (
    <ActForm<Values, BuildingDetail>
      keep="building"
      subject={building?.id ?? ''}
      title={title}
      done={t('done.building')}
      initial={
        building
          ? {
              name: building.name,
              areaCode: building.area.code,
              floors: building.floors,
              built: building.built,
              lon: building.point?.lon ?? null,
              lat: building.point?.lat ?? null,
              note: building.note ?? '',
            }
          : {}
      }
      request={(values) =>
        building
          ? asked(endpoints.households.changeBuilding, {
              params: { buildingId: building.id },
              body: { version: building.version, ...factsOf(values) },
            })
          : asked(endpoints.households.createBuilding, { body: factsOf(values) })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item
        name="name"
        label={t('building.name')}
        extra={t('building.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('building.nameRule') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('building.area')} rules={[{ required: true, message: t('building.areaNeeded') }]}>
        <Grid label={t('building.area')} />
      </Form.Item>
      <div className="form-two">
        <Form.Item name="floors" label={t('building.floors')}>
          <NumberInput min={1} max={200} precision={0} />
        </Form.Item>
        <Form.Item name="built" label={t('building.built')}>
          <NumberInput min={1800} max={2999} precision={0} controls={false} />
        </Form.Item>
      </div>
      <div className="form-two">
        <Form.Item name="lon" label={t('building.lon')}>
          <NumberInput min={-180} max={180} precision={6} controls={false} />
        </Form.Item>
        <Form.Item name="lat" label={t('building.lat')}>
          <NumberInput min={-90} max={90} precision={6} controls={false} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('building.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActForm>
  );
};
