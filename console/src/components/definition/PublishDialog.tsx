import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Radio, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Definition } from '#contract/definitions/api.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { SendForm } from '../SendForm.tsx';
import { Changes } from './Changes.tsx';
import type { DefinitionView } from './definition.ts';

interface Values {
  when: 'now' | 'later';
  day?: string;
  reason: string;
}

interface Props {
  view: DefinitionView<never>;
  definition: Definition;
  draft: NonNullable<Definition['draft']>;
  onClose: () => void;
  onDone: (published: Definition) => void;
}

/** Says what a draft would change and mean, and asks from when and why it shall hold. */
export const PublishDialog = ({ view, definition, draft, onClose, onDone }: Props) => {
  const { t } = useTranslation('definitions-console');
  const { kind, subject = '' } = view;
  const preview = useQuery({
    queryKey: ['definitions', kind, subject, 'preview', draft.revision],
    queryFn: ({ signal }) =>
      call(endpoints.definitions.previewDefinition, { params: { kind }, query: { subject }, body: { content: draft.content } }, signal),
  });
  return (
    <Modal open title={t('publish.title')} footer={null} onCancel={onClose} width={640} destroyOnHidden>
      <section className="definition-preview" aria-label={t('publish.changes')}>
        <Changes view={view} before={definition.content} after={draft.content} />
      </section>
      {preview.isPending && <Skeleton active paragraph={{ rows: 1 }} title={false} />}
      {preview.error && <Alert type="error" title={wordsFor(preview.error)} />}
      {preview.data && preview.data.meaning.length > 0 && (
        <Alert
          className="definition-meaning"
          type="info"
          title={t('publish.meaning')}
          description={preview.data.meaning.map((line) => <p key={line}>{line}</p>)}
        />
      )}
      <SendForm<Values, Definition>
        keep="definitions.publish"
        subject={subject ? `${kind} ${subject}` : kind}
        title={t('publish.title')}
        initial={{ when: 'now' }}
        submit={t('publish.do')}
        request={({ when, day, reason }) =>
          asked(endpoints.definitions.publishDefinition, {
            params: { kind },
            query: { subject },
            body: {
              revision: draft.revision,
              newest: definition.newest,
              reason,
              effectiveOn: when === 'later' && day ? day : null,
            },
          } as never)
        }
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item name="when" label={t('publish.when')}>
          <Radio.Group
            options={[
              { value: 'now', label: t('publish.now') },
              { value: 'later', label: t('publish.later') },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.when !== b.when}>
          {({ getFieldValue }) =>
            getFieldValue('when') === 'later' && (
              <Form.Item name="day" label={t('publish.day')} rules={[{ required: true, message: t('publish.dayNeeded') }]}>
                <Input type="date" min={platformDay(1)} />
              </Form.Item>
            )
          }
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('publish.reason')}
          extra={t('publish.reasonHint')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('publish.reasonNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
