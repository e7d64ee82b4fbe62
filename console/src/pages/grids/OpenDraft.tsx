import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { DraftSummary } from '#contract/territory/drawing.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { levelBelow, levelOf, refreshGrids } from './data.ts';

interface Props {
  area: { code: string; name: string };
  drafts: readonly DraftSummary[];
  /** A published draft: begin with the areas as they were before it. */
  restore?: DraftSummary;
  onClose: () => void;
}

/** Begins a drawing, or leads on to one that is open already. */
export const OpenDraft = ({ area, drafts, restore, onClose }: Props) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const navigate = useNavigate();
  const id = useRef(v7());
  const below = levelBelow[levelOf(area.code)];
  const level = below ? t(`territory:levels.${below}`) : '';
  const open = drafts.filter((one) => one.state === 'open');
  const goTo = (draft: string): void => {
    onClose();
    void navigate({ to: '/grids', search: { area: area.code, draft } });
  };
  const send = useMutation({
    mutationFn: ({ title }: { title: string }) =>
      call(endpoints.territory.openDraft, { body: { id: id.current, areaCode: area.code, title, restore: restore?.id ?? null } }),
    onSuccess: (draft) => {
      refreshGrids();
      goTo(draft.id);
    },
    onError: () => {
      id.current = v7();
    },
  });
  return (
    <Modal
      open
      title={restore ? t('restoreTitle', { title: restore.title }) : t('drawTitle', { name: area.name, level })}
      onCancel={onClose}
      footer={null}
      width={480}
    >
      {!restore && open.length > 0 && (
        <div className="grids-going">
          <p>{t('goingOn')}</p>
          <ul>
            {open.map((draft) => (
              <li key={draft.id}>
                <button type="button" className="plain-link" onClick={() => goTo(draft.id)}>
                  {draft.title}
                </button>{' '}
                <span className="soft">{t('draftBy', { name: draft.createdBy.name, moment: shortTime(draft.updatedAt, locale) })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {restore && <p className="grids-going soft">{t('restoreText')}</p>}
      <Form<{ title: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={send.mutate}
        initialValues={{
          title: restore ? t('restoreDefault', { title: restore.title }).slice(0, 80) : t('drawDefault', { name: area.name, level }),
        }}
      >
        <Form.Item name="title" label={t('draftTitle')} rules={[{ required: true, whitespace: true, message: t('draftTitleNeeded') }]}>
          <Input maxLength={80} />
        </Form.Item>
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('drawStart')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
