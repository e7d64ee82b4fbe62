import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Photo } from '#contract/cases/api.ts';
import { caseKey, useMe } from '../../app/queries.ts';
import { Comments } from '../../components/comments/Comments.tsx';
import { CoverDialog } from './CoverDialog.tsx';
import { UncoverDialog } from './UncoverDialog.tsx';
import '../../styles/desk-items.css';

/** What colleagues tell one another about a case, and the covering of its photos. */
const Section = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const { permissions } = useMe();
  const [covering, setCovering] = useState<Photo | null>(null);
  const [looking, setLooking] = useState<Photo | null>(null);
  const photos = [...data.photos, ...data.timeline.flatMap((event) => (event.action === 'report' ? [] : event.photos))];
  const may = permissions.includes('desk.redact') && data.state !== 'archived';
  return (
    <>
      {photos.length > 0 && (may || photos.some(({ covered }) => covered)) && (
        <section className="desk-section" aria-label={t('photos.title')}>
          <h2>{t('photos.title')}</h2>
          <ul className="cover-photos">
            {photos.map((photo, at) => (
              <li key={photo.id}>
                <img src={photo.thumbnailUrl} alt={t('console:photos.one', { number: at + 1, count: photos.length })} loading="lazy" />
                {may && (
                  <Button size="small" aria-label={t('photos.cover', { number: at + 1 })} onClick={() => setCovering(photo)}>
                    {t('photos.coverShort')}
                  </Button>
                )}
                {photo.covered && (
                  <Button size="small" type="text" aria-label={t('photos.uncover', { number: at + 1 })} onClick={() => setLooking(photo)}>
                    {t('photos.uncoverShort')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="desk-section" aria-label={t('notes.title')}>
        <h2>{t('notes.title')}</h2>
        <p className="soft">{t('notes.lead')}</p>
        <Comments type="case" subjectId={data.id} />
      </section>
      {covering && (
        <Modal open title={t('photos.title')} footer={null} width={760} onCancel={() => setCovering(null)} destroyOnHidden>
          <CoverDialog
            data={data}
            photo={covering}
            onClose={() => setCovering(null)}
            onDone={() => {
              setCovering(null);
              void client.invalidateQueries({ queryKey: caseKey(data.id) });
            }}
          />
        </Modal>
      )}
      {looking && <UncoverDialog data={data} photo={looking} onClose={() => setLooking(null)} />}
    </>
  );
};
export default Section;
