import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyDetail } from '#contract/duties/api.ts';
import { type DutyClass, dutyClassSet } from '#contract/duties/kinds.ts';
import type { Point } from '#contract/kernel/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { offered } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { BuildingSelect } from '../../../components/BuildingSelect.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { PointField } from '../../../components/map/PointField.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

const periods = ['month', 'quarter', 'half_year', 'year'] as const;
type Period = (typeof periods)[number];

interface Values {
  class: DutyClass;
  title: string;
  tasks: string;
  area?: PlainArea;
  place?: string;
  buildingId?: string;
  point?: Point | null;
  organisationId?: string;
  heads: number;
  skill?: string;
  hours?: number | null;
  fromOn: string;
  untilOn?: string;
  every?: Period | '';
}
interface Props {
  /** Null: a new one. */
  duty: DutyDetail | null;
  onClose: () => void;
  onDone: (duty: DutyDetail) => void;
}
const year = 364;

/** Announces a duty, or changes what is told of it. */
export const DutyForm = ({ duty, onClose, onDone }: Props) => {
  const { t } = useTranslation('duties-console');
  const needed = [{ required: true, message: t('form.needed') }];
  const content = (v: Values) => ({
    class: v.class,
    title: v.title.trim(),
    tasks: v.tasks.trim(),
    place: v.place?.trim() ?? '',
    point: v.point ?? null,
    buildingId: v.buildingId ?? null,
    organisationId: v.organisationId ?? null,
    office: duty?.office ?? null,
    heads: v.heads,
    skill: v.skill?.trim() ?? '',
    minutesWeek: v.hours ? Math.round(v.hours * 60) : null,
    fromOn: v.fromOn,
    untilOn: v.untilOn || null,
    rhythm: v.every ? { every: v.every, days: 'all' as const, from: v.fromOn } : null,
  });
  return (
    <ActDrawer<Values, DutyDetail>
      keep="duties.announce"
      subject={duty?.id ?? ''}
      title={t(duty ? 'change' : 'announce')}
      submit={t(duty ? 'save' : 'announce')}
      done={t(duty ? 'done.changed' : 'done.announced')}
      renews="duties"
      wide
      initial={
        duty
          ? {
              class: duty.class,
              title: duty.title,
              tasks: duty.tasks,
              place: duty.place,
              point: duty.point,
              ...(duty.building && { buildingId: duty.building.id }),
              ...(duty.organisation && { organisationId: duty.organisation.id }),
              heads: duty.heads,
              skill: duty.skill,
              hours: duty.minutesWeek === null ? null : duty.minutesWeek / 60,
              fromOn: duty.fromOn,
              ...(duty.untilOn && { untilOn: duty.untilOn }),
              every: periods.find((one) => one === duty.rhythm?.every) ?? '',
            }
          : {
              class: 'patrol',
              heads: 1,
              fromOn: platformDay(),
              untilOn: platformDay(year),
              every: 'quarter',
            }
      }
      request={(v) =>
        duty
          ? asked(endpoints.duties.changeDuty, { params: { dutyId: duty.id }, body: { version: duty.version, ...content(v) } })
          : asked(endpoints.duties.createDuty, { body: { areaCode: v.area?.code ?? '', ...content(v) } })
      }
      onClose={onClose}
      onDone={(made) => {
        onClose();
        onDone(made);
      }}
    >
      <Form.Item name="class" label={t('class')} rules={needed}>
        <Select options={offered(dutyClassSet, duty?.class).map((value) => ({ value, label: t(`duties:classes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <WordsItem name="tasks" label={t('form.tasks')} needed={t('form.needed')} />
      {duty === null && <AreaItem name="area" label={t('area')} needed={t('form.needed')} own />}
      <Form.Item name="place" label={t('form.place')} extra={t('form.placeHint')}>
        <Input maxLength={120} />
      </Form.Item>
      <Where duty={duty} />
      <div className="form-two">
        <Form.Item name="heads" label={t('form.heads')} rules={needed}>
          <NumberInput min={1} max={200} precision={0} />
        </Form.Item>
        <Form.Item name="hours" label={t('form.hours')}>
          <NumberInput min={0.5} max={40} precision={1} />
        </Form.Item>
      </div>
      <Form.Item name="skill" label={t('form.skill')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="organisationId" label={t('form.organisation')} extra={t('form.organisationHint')}>
        <OrganisationSelect label={t('form.organisation')} />
      </Form.Item>
      <div className="form-two">
        <DayItem name="fromOn" label={t('form.fromOn')} required />
        <DayItem name="untilOn" label={t('form.untilOn')} />
      </div>
      <Form.Item name="every" label={t('form.every')}>
        <Select options={['' as const, ...periods].map((value) => ({ value, label: t(`every.${value || 'never'}`) }))} />
      </Form.Item>
    </ActDrawer>
  );
};

/** The building it is about and its point on the map, both of the area it is announced for; each may be left out. */
const Where = ({ duty }: { duty: DutyDetail | null }) => {
  const { t } = useTranslation('duties-console');
  const form = Form.useFormInstance<Values>();
  const area = Form.useWatch('area', form)?.code ?? duty?.area.code;
  const point = Form.useWatch('point', form);
  return (
    <>
      <Form.Item name="buildingId" label={t('form.building')} extra={t('form.buildingHint')}>
        <BuildingSelect label={t('form.building')} area={area} known={duty?.building ? [duty.building] : []} />
      </Form.Item>
      <Form.Item name="point" label={t('form.point')} extra={t('form.pointHint')}>
        <PointField area={area?.slice(0, 12)} />
      </Form.Item>
      {point && (
        <Button type="link" className="form-aside" onClick={() => form.setFieldValue('point', null)}>
          {t('form.noPoint')}
        </Button>
      )}
    </>
  );
};
