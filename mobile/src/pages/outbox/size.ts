import i18next from 'i18next';
import type { OutboxItem } from '../../store/database.ts';

/** Bytes something waiting takes on the device; its photos are nearly all of it. */
export const bytesOf = ({ body, photos }: OutboxItem): number =>
  JSON.stringify(body).length + photos.reduce((sum, { blob }) => sum + blob.size, 0);

/** A size as people read it. */
export const megabytes = (bytes: number): string =>
  bytes < 100_000
    ? i18next.t('outbox.kilobytes', { size: Math.max(1, Math.round(bytes / 1_000)) })
    : i18next.t('outbox.megabytes', { size: (bytes / 1_000_000).toFixed(1) });
