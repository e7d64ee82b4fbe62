import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandEntry } from '#contract/points/by-hand.ts';
import type { EarningActShown } from '#contract/points/rules-api.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { PersonItem, type PersonValue } from '../../../components/PersonItem.tsx';

interface Values {
  person: PersonValue;
  area: string;
  act: string;
  kind?: string;
  quantity: number;
  on: string;
  reason: string;
}
interface Props {
  areas: readonly { code: string; name: string }[];
  acts: readonly EarningActShown[];
  onClose: () => void;
}

/** An act of somebody that no system recorded, with the reason why it is entered by hand. */
export const EnterDrawer = ({ areas, acts, onClose }: Props) => {
  const { t } = useTranslation('points-rules-console');
  const offered = acts.filter(({ byHand }) => byHand);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <ActDrawer<Values, HandEntry>
      keep="points.enter"
      subject=""
      title={t('byHand.enter')}
      lead={t('byHand.second')}
      submit={t('byHand.enter')}
      done={t('byHand.entryMade')}
      initial={{ on: platformDay(), ...(areas[0] && { area: areas[0].code }), ...(offered[0] && { act: offered[0].act }) }}
      renews="points"
      request={({ person, area, act, kind, quantity, on, reason }) =>
        asked(endpoints.points.enterByHand, {
          body: { personId: person.personId ?? '', area, act, kind: kind ?? null, quantity, on, reason: reason.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('byHand.person')} knownOnly />
      <Form.Item name="act" label={t('rule.act')} rules={needed}>
        <Select options={offered.map((one) => ({ value: one.act, label: one.title }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.act !== b.act}>
        {({ getFieldValue }) => {
          const act = offered.find((one) => one.act === getFieldValue('act'));
          return (
            <>
              {(act?.kinds.length ?? 0) > 0 && (
                <Form.Item name="kind" label={t('rule.kinds')}>
                  <Select
                    allowClear
                    options={act?.kinds.filter(({ earns }) => earns).map((one) => ({ value: one.code, label: one.title })) ?? []}
                  />
                </Form.Item>
              )}
              <Form.Item name="quantity" label={t(act?.unit === 'times' ? 'byHand.times' : 'byHand.minutes')} rules={needed}>
                <NumberInput min={1} max={1440} precision={0} />
              </Form.Item>
            </>
          );
        }}
      </Form.Item>
      <DayItem name="on" label={t('byHand.on')} required max={platformDay()} />
      <Form.Item name="area" label={t('area')} rules={needed}>
        <Select options={areas.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('needed') }]}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActDrawer>
  );
};
