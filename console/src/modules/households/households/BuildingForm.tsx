import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BuildingDetail } from '#contract/households/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { ActForm } from './ActForm.tsx';
import { type Ground, GroundField, noGround } from './GroundField.tsx';

interface Values {
  name: string;
  areaCode: string;
  floors?: number | null;
  built?: number | null;
  ground?: Ground;
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

const GroundItem = ({ building }: { building: BuildingDetail | null }) => {
  const { t } = useTranslation('households');
  const area = Form.useWatch<string | undefined>('areaCode');
  return (
    <Form.Item name="ground" label={t('ground.title')}>
      <GroundField building={building?.id ?? null} area={area} />
    </Form.Item>
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
  const factsOf = ({ name, areaCode, floors, built, ground: { lon, lat, corners } = noGround, note }: Values) => ({
    name: name.trim(),
    areaCode,
    floors: floors ?? null,
    built: built ?? null,
    point: lon !== null && lat !== null ? { lon, lat } : null,
    outline: corners.length > 0 ? corners : null,
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
              ground: { lon: building.point?.lon ?? null, lat: building.point?.lat ?? null, corners: building.outline ?? [] },
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
      <GroundItem building={building} />
      <Form.Item name="note" label={t('building.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActForm>
  );
};
