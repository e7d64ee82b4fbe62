import { useQuery } from '@tanstack/react-query';
import { Drawer, Form, Input, Skeleton } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftPreview, DraftSummary } from '#contract/drawing/api.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints, isRefusal } from '../../../../app/api.ts';
import { useMedia } from '../../../../app/hooks.ts';
import { asked } from '../../../../app/send.ts';
import { Broken } from '../../../../components/Broken.tsx';
import { SendForm } from '../../../../components/SendForm.tsx';
import { refreshGrids } from '../data.ts';
import { FaultList } from './FaultList.tsx';
import { Preview } from './Preview.tsx';
import type { Autosave } from './useAutosave.ts';

interface Values {
  effectiveOn: string;
  reason: string;
}
interface Props {
  draft: Draft;
  save: Autosave;
  onClose: () => void;
  onLook: (fault: DraftPreview['faults'][number]) => void;
  onDone: (draft: DraftSummary, preview: DraftPreview) => void;
}

/** What publishing would do, then the day and the reason. A day to come waits and can be taken back until then. */
export const Publish = ({ draft, save, onClose, onLook, onDone }: Props) => {
  const { t } = useTranslation('drawing');
  const narrow = useMedia('(max-width: 899px)');
  const today = platformDay();
  const flush = useRef(save.flush);
  const preview = useQuery({
    queryKey: ['draft', draft.id, 'preview'],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const version = await flush.current();
      if (version === null) throw new Error('not saved');
      return { version, plan: await call(endpoints.drawing.previewDraft, { params: { draftId: draft.id } }, signal) };
    },
    retry: false,
  });
  const plan = preview.data?.plan;
  return (
    <Drawer open title={t('publishTitle')} onClose={onClose} size={narrow ? '100%' : 520} className="grids-drawer">
      {preview.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !plan ? (
        <Broken error={preview.error} reset={() => void preview.refetch()} />
      ) : (
        <>
          {plan.stale.length > 0 && <p className="grids-waiting grids-waiting-failed">{t('staleText')}</p>}
          <Preview data={plan} />
          {plan.faults.length > 0 && (
            <section>
              <h3>{t('faults')}</h3>
              <FaultList faults={plan.faults} onLook={(fault) => onLook(fault as DraftPreview['faults'][number])} />
            </section>
          )}
          {plan.publishable ? (
            <SendForm<Values, { draft: DraftSummary; preview: DraftPreview }>
              keep="grids.publish"
              subject={draft.id}
              title={`${t('publishTitle')} · ${draft.title}`}
              submit={t('publish')}
              initial={{ effectiveOn: today }}
              request={(v) =>
                asked(endpoints.drawing.publishDraft, {
                  params: { draftId: draft.id },
                  body: { version: preview.data?.version ?? draft.version, ...v },
                })
              }
              onFailed={(error) =>
                isRefusal(error, 'drawing.draft_stale', 'drawing.draft_faulty', 'drawing.draft_changed') && void preview.refetch()
              }
              onCancel={onClose}
              onDone={(answer) => {
                refreshGrids();
                onDone(answer.draft, answer.preview);
              }}
            >
              <Form.Item
                name="effectiveOn"
                label={t('effectiveOn')}
                extra={t('effectiveOnHint')}
                rules={[{ required: true, message: t('dayNeeded') }]}
              >
                <Input type="date" min={today} style={{ width: 180 }} />
              </Form.Item>
              <Form.Item
                name="reason"
                label={t('publishReason')}
                rules={[{ required: true, min: 2, whitespace: true, message: t('reasonNeeded') }]}
              >
                <Input.TextArea maxLength={200} rows={2} placeholder={t('publishReasonHint')} />
              </Form.Item>
            </SendForm>
          ) : (
            <p className="field-problem" role="status">
              {t('notPublishable')}
            </p>
          )}
        </>
      )}
    </Drawer>
  );
};
