import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SheetDetail } from '#contract/collections/sheets.ts';
import { endpoints } from '../../../app/api.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { key } from '../queries.ts';

interface Values {
  verdict: 'confirmed' | 'returned';
  words?: string;
}

/** A level above confirms a sheet, or sends it back with words. */
export const Review = ({ sheet }: { sheet: SheetDetail }) => {
  const { t } = useTranslation('collections-console');
  const { message } = App.useApp();
  return (
    <section className="card">
      <h2>{t('review.title')}</h2>
      <SendForm<Values, SheetDetail>
        keep="collections.review"
        subject={sheet.id}
        title={t('review.title')}
        initial={{ verdict: sheet.state === 'confirmed' ? 'returned' : 'confirmed' }}
        submit={t('review.submit')}
        request={({ verdict, words }) =>
          asked(endpoints.collections.reviewSheet, {
            params: { sheetId: sheet.id },
            body: { version: sheet.version, confirmed: verdict === 'confirmed', words: words?.trim() || null },
          })
        }
        onDone={() => {
          void queryClient.invalidateQueries({ queryKey: [key] });
          void message.success(t('review.done'));
        }}
      >
        <Form.Item name="verdict" label={t('review.verdict')}>
          <Radio.Group
            options={(['confirmed', 'returned'] as const)
              .filter((value) => value === 'returned' || sheet.state !== 'confirmed')
              .map((value) => ({ value, label: t(`review.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="words" label={t('review.words')}>
          <Input maxLength={200} />
        </Form.Item>
      </SendForm>
    </section>
  );
};
