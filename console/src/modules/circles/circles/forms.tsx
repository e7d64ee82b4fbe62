import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Circle, MerchantDetail } from '#contract/circles/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { OutlineField } from '../../../components/map/OutlineField.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';

const useRule = () => {
  const { t } = useTranslation('circles-console');
  return (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
};

interface CircleValues {
  name: string;
  areaCode: string;
  leadId?: string;
  note?: string;
  outline?: [number, number][];
}
/** Enters a circle, or changes one. */
export const CircleForm = ({ circle, onClose }: { circle: Circle | null; onClose: () => void }) => {
  const { t } = useTranslation('circles-console');
  const rule = useRule();
  return (
    <ActDrawer<CircleValues, Circle>
      keep="circles.circle"
      subject={circle?.id ?? ''}
      title={t(circle ? 'changeCircle' : 'createCircle')}
      submit={t('save')}
      done={t('done')}
      renews="circles"
      initial={
        circle
          ? {
              name: circle.name,
              areaCode: circle.area.code,
              ...(circle.lead && { leadId: circle.lead.id }),
              note: circle.note ?? '',
              ...(circle.outline && { outline: circle.outline }),
            }
          : {}
      }
      request={(v) => {
        const body = {
          name: v.name.trim(),
          areaCode: v.areaCode,
          leadId: v.leadId ?? null,
          note: v.note?.trim() || null,
          outline: v.outline?.length ? v.outline : null,
        };
        return circle
          ? asked(endpoints.circles.changeCircle, { params: { circleId: circle.id }, body: { ...body, version: circle.version } })
          : asked(endpoints.circles.createCircle, { body });
      }}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="name" label={t('form.name')} rules={rule(2, 60)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('form.area')} rules={[{ required: true, message: t('form.areaRule') }]}>
        <AreaSelect label={t('form.area')} {...(circle && { valueName: circle.area.name })} />
      </Form.Item>
      <Ground />
      <Form.Item name="leadId" label={t('form.lead')}>
        <OrganisationSelect label={t('form.lead')} />
      </Form.Item>
      <Form.Item name="note" label={t('form.note')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActDrawer>
  );
};

/** The ground it covers, drawn on the map; left out it is the whole of its area. */
const Ground = () => {
  const { t } = useTranslation('circles-console');
  const area = Form.useWatch('areaCode', Form.useFormInstance<CircleValues>());
  return (
    <Form.Item name="outline" label={t('form.outline')} extra={t('form.outlineHint')}>
      <OutlineField
        label={t('form.outline')}
        area={area?.slice(0, 12)}
        words={{ undo: t('form.undo'), clear: t('form.clear'), corners: (count) => t('form.corners', { count }) }}
      />
    </Form.Item>
  );
};

interface MerchantValues {
  organisationId?: string;
  name?: string;
  address?: string;
  trade: string;
}
/** Takes a merchant into a circle: a known organisation, or one entered now. */
export const MerchantForm = ({ circle, onClose }: { circle: Circle; onClose: () => void }) => {
  const { t } = useTranslation('circles-console');
  const rule = useRule();
  const known = (form: MerchantValues): boolean => !!form.organisationId;
  return (
    <ActDrawer<MerchantValues, MerchantDetail>
      keep="circles.merchant"
      subject={circle.id}
      title={t('addMerchant')}
      submit={t('save')}
      done={t('done')}
      renews="circles"
      request={(v) =>
        asked(endpoints.circles.addMerchant, {
          body: {
            circleId: circle.id,
            organisationId: v.organisationId ?? null,
            name: known(v) ? null : v.name?.trim() || null,
            address: known(v) ? null : v.address?.trim() || null,
            trade: v.trade.trim(),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="organisationId" label={t('form.organisation')} extra={t('form.organisationHint')}>
        <OrganisationSelect label={t('form.organisation')} />
      </Form.Item>
      <Form.Item name="name" label={t('form.shopName')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="address" label={t('address')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="trade" label={t('form.trade')} rules={rule(1, 20)}>
        <Input maxLength={20} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Opens a case of a matter that merchants of a circle share. */
export const MatterForm = ({ circle, onClose }: { circle: Circle; onClose: () => void }) => {
  const { t } = useTranslation('circles-console');
  const rule = useRule();
  return (
    <ActDrawer<{ text: string }, { caseId: string; number: string }>
      keep="circles.matter"
      subject={circle.id}
      title={t('raiseMatter')}
      lead={<p className="soft">{t('matterLead')}</p>}
      submit={t('raiseMatter')}
      done={t('matterDone')}
      renews="circles"
      request={({ text }) => asked(endpoints.circles.raiseMatter, { params: { circleId: circle.id }, body: { text: text.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="text" label={t('form.matter')} rules={rule(4, 5000)}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 4, maxRows: 10 }} />
      </Form.Item>
    </ActDrawer>
  );
};
