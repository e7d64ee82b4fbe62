import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { HazardDetail } from '#contract/hazards/api.ts';
import { type HazardKind, type HazardLevel, hazardKindSet, hazardLevels } from '#contract/hazards/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { refined } from '../../app/kinds.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';
import { PhotoField } from '../../components/PhotoField.tsx';

interface Values {
  kind: HazardKind;
  level: HazardLevel;
  title: string;
  text?: string;
  areaCode: string;
  place: string;
  unit: string;
  bodyId?: string;
  foundOn: string;
  dueOn?: string;
  photos?: UploadedPhoto[];
}
interface Props {
  /** The case it is entered from. */
  about?: { id: string; title: string; area: { code: string; name: string }; place: string };
  onClose: () => void;
  onDone: (hazard: HazardDetail) => void;
}

/** Enters a hazard. */
export const RegisterForm = ({ about, onClose, onDone }: Props) => {
  const { t } = useTranslation('hazards-console');
  const [busy, setBusy] = useState(false);
  const rule = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { max }) }];
  return (
    <ActDrawer<Values, HazardDetail>
      keep="hazards.register"
      subject={about?.id ?? ''}
      title={t('register')}
      submit={t(busy ? 'form.uploading' : 'register')}
      done={t('done.registered')}
      renews="hazards"
      wide
      initial={{
        kind: 'fire',
        level: 'general',
        foundOn: platformDay(),
        ...(about && { title: about.title.slice(0, 100), areaCode: about.area.code, place: about.place.slice(0, 200) }),
      }}
      request={({ photos = [], ...v }) =>
        asked(endpoints.hazards.registerHazard, {
          body: {
            ...v,
            caseId: about?.id ?? null,
            text: v.text?.trim() ?? '',
            bodyId: v.bodyId ?? null,
            dueOn: v.dueOn ?? null,
            photoIds: photos.map(({ id }) => id),
          },
        })
      }
      onClose={onClose}
      onDone={(hazard) => {
        onClose();
        onDone(hazard);
      }}
    >
      <Form.Item name="level" label={t('level')}>
        <Radio.Group options={hazardLevels.map((value) => ({ value, label: t(`hazards:levels.${value}`) }))} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')}>
        <Select options={refined(hazardKindSet).map((value) => ({ value, label: t(`hazards:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('what')} rules={rule(100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="text" label={t('form.text')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('area')} rules={[{ required: true, message: t('form.areaRule') }]}>
        <AreaSelect label={t('area')} {...(about && { valueName: about.area.name })} />
      </Form.Item>
      <Form.Item name="place" label={t('form.place')} rules={rule(200)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="unit" label={t('unit')} rules={rule(100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="bodyId" label={t('body')} extra={t('form.bodyHint')}>
        <OrganisationSelect label={t('body')} />
      </Form.Item>
      <div className="form-two">
        <Form.Item name="foundOn" label={t('foundOn')} rules={[{ required: true, message: t('form.dayRule') }]}>
          <Input type="date" max={platformDay()} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('dueOn')} normalize={(day: string) => day || undefined}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="photos" label={t('form.before')}>
        <PhotoField onBusy={setBusy} />
      </Form.Item>
    </ActDrawer>
  );
};
