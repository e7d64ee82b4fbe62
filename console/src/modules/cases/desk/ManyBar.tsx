import { App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CaseAction, limits } from '#contract/cases/lifecycle.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { workChanged } from '../../../app/work.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { type Many, mostCases } from './useMany.ts';

interface Values {
  action: Many['actions'][number];
  reason?: string;
}

/** What is done with the chosen cases: one action for all of them, as a background task. */
export const ManyBar = ({ many, ids }: { many: Many; ids: readonly string[] }) => {
  const { t } = useTranslation('cases-console');
  const { message } = App.useApp();
  const [first] = many.actions;
  const chosen = [...(many.chosen ?? [])];
  return (
    <section className="many" aria-label={t('many.start')}>
      <div className="many-head">
        <span aria-live="polite">{t('many.chosen', { count: chosen.length })}</span>
        <Button size="small" onClick={() => many.choose(chosen.length === ids.length ? [] : ids)}>
          {t('many.all')}
        </Button>
        <Button size="small" type="text" onClick={many.leave}>
          {t('many.leave')}
        </Button>
      </div>
      {chosen.length >= mostCases && <p className="soft">{t('many.most', { most: mostCases })}</p>}
      <SendForm<Values, unknown>
        keep="cases.many"
        title={t('many.start')}
        submit={t('many.go', { count: chosen.length })}
        initial={first ? { action: first } : {}}
        disabled={chosen.length === 0}
        request={({ action, reason }) =>
          asked(endpoints.cases.actOnMany, { body: { action, caseIds: chosen, reason: reason?.trim() || null } })
        }
        onDone={async () => {
          many.leave();
          void message.success(t('many.begun'), 6);
          await workChanged();
        }}
      >
        <Form.Item name="action" label={t('many.action')}>
          <Select options={many.actions.map((value) => ({ value, label: t(`cases:actions.${value satisfies CaseAction}`) }))} />
        </Form.Item>
        <Form.Item noStyle dependencies={['action']}>
          {({ getFieldValue }) => {
            const must = getFieldValue('action') === 'supervise';
            return (
              <Form.Item
                name="reason"
                label={t(must ? 'many.reasonMust' : 'many.reason')}
                rules={must ? [{ required: true, whitespace: true, min: limits.reasonMin, message: t('act.reasonNeeded') }] : []}
              >
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={limits.reasonMax} />
              </Form.Item>
            );
          }}
        </Form.Item>
      </SendForm>
    </section>
  );
};
