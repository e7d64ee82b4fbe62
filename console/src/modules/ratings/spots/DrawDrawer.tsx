import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SpotDraw } from '#contract/ratings/spot-checks.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Values {
  area: string;
  from: string;
  to: string;
  percent: number;
}

/** Draws closed cases by lot. */
export const DrawDrawer = ({ areas, onClose }: { areas: readonly { code: string; name: string }[]; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  const { message } = App.useApp();
  const today = platformDay();
  const needed = [{ required: true, message: t('must.fill') }];
  return (
    <ActDrawer<Values, SpotDraw>
      keep="ratings.draw"
      subject=""
      title={t('spots.drawTitle')}
      lead={<p className="soft">{t('spots.drawHint')}</p>}
      initial={{ area: areas[0]?.code ?? '', from: platformDay(-14), to: today, percent: 5 }}
      submit={t('spots.draw')}
      renews="ratings"
      request={(values) => asked(endpoints.ratings.drawSpotChecks, { body: values })}
      onClose={onClose}
      onDone={({ drawn }) => {
        void message.success(t('spots.drawn', { count: drawn }));
        onClose();
      }}
    >
      <Form.Item name="area" label={t('area')}>
        <Select options={areas.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name="from" label={t('spots.from')} rules={needed}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="to" label={t('spots.to')} rules={needed}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="percent" label={t('spots.percent')} rules={needed}>
        <NumberInput min={1} max={100} precision={0} />
      </Form.Item>
    </ActDrawer>
  );
};
