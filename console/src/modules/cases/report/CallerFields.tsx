import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf, telephoneOf } from '#contract/kernel/typed.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';

/** Whose report it is, where it is written down for a caller or visitor: both may stay unknown. */
export const CallerFields = () => {
  const { t } = useTranslation('cases-console');
  const isForCaller = Form.useWatch<boolean | undefined>('forCaller') ?? false;
  return (
    <>
      <Form.Item name="forCaller" valuePropName="checked" extra={isForCaller ? t('report.forCallerHint') : undefined}>
        <Checkbox>{t('report.forCaller')}</Checkbox>
      </Form.Item>
      {isForCaller && (
        <div className="report-caller">
          <Form.Item name="callerName" label={t('report.callerName')}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="callerPhone"
            label={t('report.callerPhone')}
            rules={[{ pattern: /^[0-9+() -]{3,30}$/, transform: telephoneOf, message: t('report.callerPhoneWrong') }]}
          >
            <CleanInput clean={telephoneOf} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name="known" noStyle>
            <KnownCallers />
          </Form.Item>
        </div>
      )}
    </>
  );
};

/** Somebody known who calls, as chosen. */
export interface KnownCaller {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** Whoever is known under the phone typed, a family perhaps: offered, never put in by itself. Who is chosen is linked to the report. */
const KnownCallers = ({ value, onChange }: { value?: KnownCaller; onChange?: (chosen: KnownCaller) => void }) => {
  const { t } = useTranslation('cases-console');
  const form = Form.useFormInstance<{ callerName?: string; callerPhone?: string }>();
  const phone = phoneOf(Form.useWatch('callerPhone', form) ?? '');
  const { data } = useQuery({
    queryKey: ['persons', 'found', phone],
    enabled: mayOpen(useMe(), 'persons.manage') && mobilePattern.test(phone),
    queryFn: ({ signal }) => call(endpoints.persons.findPersons, { query: { q: phone } }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <p className="report-known">
      <span className="soft">{t('report.callerKnown')}</span>{' '}
      {data.items.map((one) => (
        <Button
          key={one.id}
          size="small"
          type={value?.id === one.id ? 'primary' : 'default'}
          aria-pressed={value?.id === one.id}
          onClick={() => {
            form.setFieldValue('callerName', one.name);
            onChange?.({ id: one.id, name: one.name, phone });
          }}
        >
          {one.name}
        </Button>
      ))}
    </p>
  );
};
